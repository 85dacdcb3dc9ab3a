"""Every figure that planbot promises about its speed, measured in one run: `make bench`."""
