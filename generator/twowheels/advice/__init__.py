"""What a workbook would be better for: said by ``twowheels lint`` only, never in anybody's way."""
