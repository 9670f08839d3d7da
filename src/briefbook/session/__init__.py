"""What a user does with briefings, without a window: begin, check, edit."""
