"""Pages of the web in the manner of outlets: an article, and what surrounds it."""

# ruff: noqa: E501 - lines of pages

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.documents.outlets.articles import TEASERS, Article

__all__ = ["PAGES"]

COOKIES = (
    "<div class='cookie-consent' role='dialog'><p>Nous utilisons des cookies pour mesurer l'audience "
    "de ce site. Vous pouvez accepter ou refuser leur dépôt à tout moment.</p><button>Tout accepter"
    "</button><button>Continuer sans accepter</button></div>"
)
MENU = (
    "<nav><ul><li><a href='/'>Accueil</a></li><li><a href='/monde'>Monde</a></li><li><a "
    "href='/eco'>Économie</a></li><li><a href='/sport'>Sport</a></li><li><a href='/meteo'>Météo"
    "</a></li></ul></nav>"
)
FOOTER = (
    "<footer><p>© 2025 Éditions du Fleuve. Tous droits réservés.</p><ul><li><a href='/legal'>"
    "Mentions légales</a></li><li><a href='/contact'>Nous contacter</a></li></ul></footer>"
)
SHARE = (
    "<ul class='share'><li><a href='#'>Facebook</a></li><li><a href='#'>Twitter</a></li><li><a "
    "href='#'>Copier le lien</a></li></ul>"
)


def prose(article: Article) -> str:
    return "".join(f"<p>{line}</p>" for line in article.lines)


def page(title: str, body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'><title>{title}</title>{head}"
        f"</head><body>{body}</body></html>"
    )


def regional(a: Article) -> str:
    cards = "".join(
        f"<div class='card'><a href='/x'><h3>{head}</h3></a><p>{line}</p></div>"
        for head, line in TEASERS
    )
    body = (
        f"{COOKIES}<header>{MENU}</header><main><article><h1>{a.title}</h1><p class='meta'>Par "
        f"{a.author} - Publié le {a.written_date} à 18h02</p><figure><img src='p.jpg'><figcaption>"
        f"Le centre-ville, hier matin. Photo {a.author}</figcaption></figure>{prose(a)}{SHARE}"
        f"</article><section><h2>Sur le même sujet</h2>{cards}</section></main>{FOOTER}"
    )
    return page(f"{a.title} - La Dépêche du Fleuve", body)


def national(a: Article) -> str:
    first, *rest = a.lines
    aside = "".join(f"<li><a href='/b'>{head}</a></li>" for head, _ in TEASERS)
    middle = f"<div class='inread'><p>Lire aussi : <a href='/c'>{TEASERS[0][0]}</a></p></div>"
    body = (
        f"{MENU}<div id='wrap'><div class='article__content'><h1>{a.title}</h1><p "
        f"class='article__desc'>{first}</p>{middle}"
        + "".join(f"<p>{line}</p>" for line in rest)
        + f"<p><strong>Abonnez-vous à notre newsletter pour recevoir l'essentiel.</strong></p></div>"
        f"<aside><h4>Les plus lus</h4><ol>{aside}</ol></aside></div>{FOOTER}"
    )
    return page(f"{a.title} | Le Soir de Valmont", body)


def ministry(a: Article) -> str:
    body = (
        "<div id='skip'><a href='#c'>Aller au contenu</a></div><header><p>Gouvernement de la "
        f"République</p>{MENU}</header><div class='fil'>Vous êtes ici : Accueil &gt; Actualités &gt; "
        f"Communiqués</div><main id='c'><h1>{a.title}</h1><p>{a.written_date}</p>{prose(a)}<h2>Contact "
        "presse</h2><p>Tél. : 01 00 00 00 00</p><p>presse@defense.example</p></main>"
        f"<footer><p>legifrance.example</p><p>Plan du site</p></footer>"
    )
    return page(f"{a.title} | Ministère", body)


def broadcaster(a: Article) -> str:
    strip = "".join(
        f"<li class='strip'><span class='kicker'>VIDÉO</span><h4><a href='/v'>{head}</a></h4></li>"
        for head, _ in TEASERS
    )
    body = (
        f"{COOKIES}{MENU}<ul class='live'>{strip}</ul><article><h1>{a.title}</h1><div>Écouter "
        f"l'article</div><video></video><p class='caption'>© Télé Lissan / {a.author}</p>{prose(a)}"
        f"<p>{a.author} avec AFP</p></article><h2>À voir aussi</h2><ul>{strip}</ul>{FOOTER}"
    )
    return page(f"{a.title} - Télé Lissan", body)


def blog(a: Article) -> str:
    comments = (
        "<div id='comments'><h3>3 commentaires</h3><div class='comment'><p>Marc dit : tout cela "
        "était prévisible depuis longtemps, personne ne voulait écouter.</p></div><div "
        "class='comment'><p>Lili dit : merci pour cet article, je partage.</p></div></div>"
    )
    side = (
        "<div class='widget'><h3>Articles récents</h3><ul><li><a href='/1'>Mon voyage à Orvel en "
        "vélo</a></li><li><a href='/2'>Recette des galettes de sarrasin</a></li></ul></div>"
    )
    body = (
        f"<div id='content'><div class='post'><h2 class='entry-title'>{a.title}</h2><div "
        f"class='entry-meta'>Posté le {a.written_date} par {a.author}</div><div class='entry'>"
        f"{prose(a)}</div><p class='tags'>Mots-clés : Lissan, Karvénie</p></div>{comments}</div>"
        f"<div id='sidebar'>{side}</div><p>Fièrement propulsé par WordPress</p>"
    )
    return page(f"{a.title} « Carnets du fleuve", body)


def ngo(a: Article) -> str:
    body = (
        f"{MENU}<section class='hero'><h1>{a.title}</h1></section><section class='body'>{prose(a)}"
        "</section><section class='don'><h2>Faites un don</h2><p>Soutenez nos équipes : faites un "
        "don de 30 € à notre association, soit 10 € après réduction d'impôt.</p><button>Je donne"
        f"</button></section><section><h2>Nos dernières actualités</h2><p><a href='/k'>"
        f"{TEASERS[3][0]}</a></p><p><a href='/l'>{TEASERS[2][0]}</a></p></section>{FOOTER}"
    )
    return page(f"{a.title} - Mains tendues", body)


def amp(a: Article) -> str:
    body = (
        f"<amp-sidebar>{MENU}</amp-sidebar><main><article><h1 class='amp-wp-title'>{a.title}</h1>"
        f"<div class='amp-wp-meta'>{a.author}, {a.written_date}</div><div "
        f"class='amp-wp-article-content'>{prose(a)}</div><amp-social-share type='twitter'>"
        "</amp-social-share></article><amp-ad></amp-ad></main><footer class='amp-wp-footer'><p>"
        "Retour en haut</p></footer>"
    )
    return page(a.title, body)


def paywall(a: Article) -> str:
    body = (
        f"{MENU}<article><h1>{a.title}</h1>{prose(a)}<div class='paywall'><h3>Il vous reste 80 % de "
        "cet article à lire</h3><p>La suite est réservée aux abonnés.</p><p>Abonnez-vous dès 1 € "
        "par mois pour lire l'intégralité de nos articles.</p><a href='/s'>Déjà abonné ? "
        f"Connectez-vous</a></div></article>{FOOTER}"
    )
    return page(f"{a.title} - L'Écho", body)


def plain_divs(a: Article) -> str:
    lines = "<br><br>".join(a.lines)
    body = (
        f"<table><tr><td>{MENU}</td><td><div class='titre'><b>{a.title}</b></div><div "
        f"class='texte'>{lines}</div></td><td>Publicité</td></tr></table>"
    )
    return page(a.title, body)


def portal(a: Article) -> str:
    items = "".join(
        f"<li class='item'><div><a class='slug' href='#'>Monde</a><h3><a href='#'>{head}</a></h3>"
        f"<p>{line}</p></div></li>"
        for head, line in TEASERS
    )
    body = (
        f"{COOKIES}<div class='w'><div>{prose(a)}</div></div><div class='w'><ul class='items'>{items}"
        f"</ul></div>{FOOTER}"
    )
    return page(a.title, body, f"<meta property='og:title' content=\"{a.title}\">")


def gallery(a: Article) -> str:
    first, *rest = prose(a).split("</p>")[:-1]
    figure = (
        "<figure><img src='1.jpg'><figcaption>Un habitant devant sa maison, le matin. Crédit photo : "
        "Jean Lorme</figcaption></figure>"
    )
    body = (
        f"<main><article><header><h1>{a.title}</h1><time datetime='{a.date}'>{a.written_date}</time>"
        f"</header>{first}</p>{figure}{'</p>'.join(rest)}</p>{figure}<aside><p>{TEASERS[1][1]}</p>"
        f"</aside></article></main>{FOOTER}"
    )
    return page(a.title, body)


def tabloid(a: Article) -> str:
    first, *rest = a.lines
    block = f"<div class='related-inline'><span>À lire aussi</span><a href='/z'>{TEASERS[4][0]}</a></div>"
    body = (
        f"<div class='topbar'>Newsletter | Jeux | Horoscope</div>{MENU}<div class='story'><h1>{a.title}</h1>"
        f"<div class='byline'>{a.author} | {a.written_date}, 16h40 | Mis à jour à 17h05</div><p><b>{first}"
        f"</b></p>{block}"
        + block.join(f"<p>{line}</p>" for line in rest)
        + "<div class='poll'><p>Êtes-vous "
        "d'accord ?</p><label>Oui</label><label>Non</label></div></div><div class='taboola'><p>Contenus "
        f"sponsorisés</p><a href='/t'>Ce retraité a trouvé une astuce</a></div>{FOOTER}"
    )
    return page(f"{a.title} - Flash Valmont", body)


def radio(a: Article) -> str:
    body = (
        f"{MENU}<main><div class='player'><button>Écouter</button><span>4 min</span></div><h1>{a.title}</h1>"
        f"<p>Publié le {a.written_date} à 06h30</p><div class='text'>{prose(a)}</div><p>Copier le code "
        "d'intégration</p><h2>L'équipe</h2><ul><li>Anna Lor, production</li><li>Tom Vey, réalisation</li>"
        f"</ul><h2>Vous aimerez aussi</h2><ul><li><a href='/p'>{TEASERS[2][0]}</a></li></ul></main>{FOOTER}"
    )
    return page(f"{a.title} | Radio Sorne", body)


PAGES: Mapping[str, Callable[[Article], str]] = {
    one.__name__: one
    for one in (
        regional, national, ministry, broadcaster, blog, ngo, amp, paywall, plain_divs, portal,
        gallery, tabloid, radio,
    )
}  # fmt: skip
