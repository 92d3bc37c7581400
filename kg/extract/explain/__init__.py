"""Why a sentence yields what it yields: which wordings matched, which nearly."""
