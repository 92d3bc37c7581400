"""asking"""


def add_to(app: object) -> None: ...
