"""Who says it and how surely: cues, quotations, holders, polarity, modality."""
