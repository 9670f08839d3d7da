"""From a composed document to proven files: writing each format, printing layouts and copies, proof, certificate."""
