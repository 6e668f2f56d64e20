"""What this node has for national databases: each module is one duty to send, or one kind that comes."""
