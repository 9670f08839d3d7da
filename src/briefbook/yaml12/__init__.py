"""Text of YAML 1.2 files to values that know their lines, and back: the only place that knows PyYAML."""
