"""What changed in the library behind a briefing, and what its queries newly find: offered, taken or refused."""
