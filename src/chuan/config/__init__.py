"""Settings, URLs and the WSGI entry: the one place that knows every room."""
