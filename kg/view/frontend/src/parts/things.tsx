/** How things are named in every view: entities, voices, articles, each a way to its page. */
import type { ComponentChildren } from "preact";
import type { Article, Claim, Entity, Voice } from "../data/model.ts";
import { useApp } from "../state/app.ts";
import { type Route, START, toHash } from "../state/route.ts";
import { Glyph } from "./glyphs.tsx";
import { stated, voiced } from "../text/joining.ts";
import { tongueOf } from "../text/naming.ts";

/** A link within the page: it can be copied, and opened anew. */
export function To({
  to,
  children,
  className,
  current,
  label,
}: {
  to: Partial<Route>;
  children: ComponentChildren;
  className?: string;
  current?: boolean;
  label?: string;
}) {
  const { go, route } = useApp();
  const href = toHash({ ...START, filters: route.filters, keep: route.keep, ...to });
  const click = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      href={href}
      class={className}
      aria-current={current ? "page" : undefined}
      aria-label={label}
      onClick={click}
    >
      {children}
    </a>
  );
}

/** Marks words of another language than the page's, where its documents are in several. */
export function Tongue({ lang }: { lang: string }) {
  const { speech, model } = useApp();
  if (!lang || model.languages.size < 2) return null;
  const told = speech.say("tongue", { language: speech.language(lang) });
  return (
    <span class="tongue" title={told}>
      <span aria-hidden="true">{lang}</span>
      <span class="unseen">({told})</span>
    </span>
  );
}

/** How an entity is called, in the direction of its script. */
export function Name({ of: entity, label = entity.label }: { of: Entity; label?: string }) {
  const lang = tongueOf(useApp().speech, entity, label);
  return (
    <>
      <bdi lang={lang || undefined}>{label}</bdi>
      <Tongue lang={lang} />
    </>
  );
}

export function Named({
  entity,
  glyph = false,
  label = entity.label,
  plain = false,
}: {
  entity: Entity;
  glyph?: boolean;
  label?: string;
  /** Where there is no room to tell the language of its words. */
  plain?: boolean;
}) {
  return (
    <To to={{ view: "dossier", of: entity.key }} className="named">
      {glyph && <Glyph family={entity.family} />}
      {plain ? (
        <bdi>{label}</bdi>
      ) : (
        <span>
          <Name of={entity} label={label} />
        </span>
      )}
    </To>
  );
}

/** Who says so: a voice, or the article itself. */
export function Says({ voice }: { voice: Voice | null }) {
  const { speech } = useApp();
  if (!voice) return <span class="says document">{speech.say("by_document")}</span>;
  const [before = "", after = ""] = speech.say("according_to").split("{name}");
  return (
    <span class="says">
      {before}
      {voice.entity ? (
        <Named entity={voice.entity} label={voiced(speech, voice)} />
      ) : (
        <bdi class="named">{voice.label}</bdi>
      )}
      {after}
    </span>
  );
}

/** Where it was read: title, publisher, date; leads to the place in the article. */
export function Source({ claim }: { claim: Claim }) {
  const { speech } = useApp();
  const { article } = claim;
  const rest = [article.source, article.date && speech.when(article.date)].filter(Boolean).join(" · ");
  return (
    <p class="source">
      <To to={{ view: "reader", of: article.key, and: claim.key }}>
        <bdi lang={article.lang || undefined}>{article.title}</bdi>
      </To>
      {rest && ` · ${rest}`}
    </p>
  );
}

export function Outside({ article }: { article: Article }) {
  const { speech } = useApp();
  if (!article.url) return null;
  return (
    <a
      class="outside"
      href={article.url}
      target="_blank"
      rel="noopener noreferrer"
      referrerpolicy="no-referrer"
    >
      {speech.say("open_source")}
    </a>
  );
}

/** A statement whose ends lead to their dossiers. */
export function Statement({ claim }: { claim: Claim }) {
  return <Told claim={claim} linked />;
}

/** The same, with nothing in it to click. */
export function Plain({ claim }: { claim: Claim }) {
  return <Told claim={claim} linked={false} />;
}

function Told({ claim, linked }: { claim: Claim; linked: boolean }) {
  const { speech } = useApp();
  const { subject, verb, gap, object, ends } = stated(speech, claim);
  const tongues = [
    tongueOf(speech, ends[0], ends[0]?.label ?? claim.subjectText, claim),
    object && tongueOf(speech, ends[1], ends[1]?.label ?? claim.objectText, claim),
  ];
  const end = (at: 0 | 1, text: string) => {
    const words = <bdi lang={tongues[at] || undefined}>{text}</bdi>;
    const entity = ends[at];
    if (!linked) return words;
    return entity ? (
      <To to={{ view: "dossier", of: entity.key }} className="named">
        {words}
      </To>
    ) : (
      <span class="loose">{words}</span>
    );
  };
  return (
    <span class="statement">
      {end(0, subject)} <span class="verb">{verb}</span>
      {gap}
      {object && end(1, object)}
      <Tongue lang={tongues.find(Boolean) ?? ""} />
    </span>
  );
}
