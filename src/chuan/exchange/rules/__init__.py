"""The format of bundles, keys and receipts, known without a framework: docs/operations/exchange.md."""
