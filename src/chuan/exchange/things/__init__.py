"""What travels: documents, and how far state work for the party has come."""
