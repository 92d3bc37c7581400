"""Who says it and how surely: cues, holders, polarity, modality; what is quoted."""
