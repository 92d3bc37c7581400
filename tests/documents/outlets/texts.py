"""Plain texts in the manner of wires, exports, newsletters and what people copy from pages."""

# ruff: noqa: E501 - lines of pages

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.documents.outlets.articles import TEASERS, Article

__all__ = ["TEXTS"]


def wire(a: Article) -> str:
    return "\n\n".join(
        (
            a.title,
            f"VALMONT, {a.written_date} (AFP) - " + a.lines[0],
            *a.lines[1:],
            "ivo/mez/na",
            "© Agence Karval",
        )
    )


def copied(a: Article) -> str:
    related = "\n".join(head for head, _ in TEASERS)
    return "\n".join(
        ("Accueil > Monde > Karvénie", a.title, f"Par {a.author}", f"Publié le {a.written_date} à 07:12",
         "Partager", "Facebook", "Twitter", *a.lines, f"Lire aussi : {TEASERS[0][0]}", "À lire aussi", related)
    )  # fmt: skip


def newsletter(a: Article) -> str:
    return "\n\n".join(
        ("Si ce message ne s'affiche pas correctement, cliquez ici.", a.title, *a.lines,
         "Vous recevez cet e-mail car vous êtes inscrit à notre newsletter.",
         "Pour vous désinscrire, cliquez ici.", "© 2025 La Lettre du matin. Tous droits réservés.")
    )  # fmt: skip


def ticker(a: Article) -> str:
    hours = ("18:40", "17:15", "16:02", "14:30", "11:05")
    entries = (part for hour, line in zip(hours, a.lines, strict=False) for part in (hour, line))
    return "\n".join((a.title, "EN DIRECT", "Actualiser", *entries, "Voir plus"))


def database(a: Article) -> str:
    return "\n".join(
        ("Le Courrier de Valmont", f"Date de publication : {a.written_date}", "Rubrique : Monde",
         f"Auteur : {a.author}", f"Longueur : {len(a.words)} mots", "", a.title, "", *a.lines, "",
         "© 2025 Le Courrier de Valmont. Tous droits réservés.", "Certificat émis le 2 mai 2025")
    )  # fmt: skip


def with_comments(a: Article) -> str:
    return "\n".join(
        (a.title, *a.lines, "Commentaires", "Marc : on nous ment depuis le début.", "Lili : bravo.",
         "Signaler un abus", "Répondre")
    )  # fmt: skip


def ministry_text(a: Article) -> str:
    return "\n\n".join(
        ("COMMUNIQUÉ DE PRESSE", f"Valmont, le {a.written_date}", a.title, *a.lines,
         "Contact presse : 01 00 00 00 00", "presse@interieur.example")
    )  # fmt: skip


def press_review(a: Article) -> str:
    return "\n\n".join(
        ("REVUE DE PRESSE", a.title, *a.lines, "Également dans la presse :",
         *(f"{number}. {head}" for number, (head, _) in enumerate(TEASERS, start=1)),
         "Pour vous abonner à cette revue de presse, écrivez à revue@presse.example")
    )  # fmt: skip


def telex(a: Article) -> str:
    return "\n".join(
        (
            "AGK0412 4 I 0118 KRV",
            f"URGENT - {a.title}",
            *a.lines,
            "AGK/nv/rm",
            f"{a.date} 17:41 GMT",
        )
    )


TEXTS: Mapping[str, Callable[[Article], str]] = {
    one.__name__: one
    for one in (
        wire,
        copied,
        newsletter,
        ticker,
        database,
        with_comments,
        ministry_text,
        press_review,
        telex,
    )
}
