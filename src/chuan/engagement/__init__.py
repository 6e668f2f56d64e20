"""Cơ sở và cộng đồng: profiles of enterprises, the checker for makers, warnings of TBT."""
