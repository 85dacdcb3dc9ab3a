"""The workspace as a web page: drawn on this machine, for a browser on this machine."""
