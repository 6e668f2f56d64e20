"""The resolver: answers GS1 paths before Django is entered, from one indexed look-up."""
