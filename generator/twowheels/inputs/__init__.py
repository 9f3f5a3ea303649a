"""Ways in: each reads what somebody filled in, and says what to write into the answers; they know no output."""
