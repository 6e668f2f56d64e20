"""Every write of the room: definitions loaded, dossiers opened, steps taken, papers, receipts, time."""
