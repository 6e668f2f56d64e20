"""Pages and the request's actor."""
