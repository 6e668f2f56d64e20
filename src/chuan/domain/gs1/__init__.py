"""GS1: keys, application identifiers, element strings, scan data and Digital Link."""
