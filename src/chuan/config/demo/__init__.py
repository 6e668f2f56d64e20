"""The demo province: real places and bodies, sample people, documents in our own words."""
