"""Writers: a paper and its layout in, the bytes of a file out."""
