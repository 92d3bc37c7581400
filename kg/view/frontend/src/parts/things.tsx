/** How things are named in every view: entities, voices, articles, each a way to its page. */
import type { ComponentChildren } from "preact";
import type { Article, Claim, Entity, Voice } from "../data/model.ts";
import { useApp } from "../state/app.ts";
import { type Route, START, toHash } from "../state/route.ts";
import { Glyph } from "./glyphs.tsx";
import { stated, voiced } from "../text/joining.ts";

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

export function Named({
  entity,
  glyph = false,
  label = entity.label,
}: {
  entity: Entity;
  glyph?: boolean;
  label?: string;
}) {
  return (
    <To to={{ view: "dossier", of: entity.key }} className="named">
      {glyph && <Glyph family={entity.family} />}
      <span>{label}</span>
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
        <span class="named">{voice.label}</span>
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
      <To to={{ view: "reader", of: article.key, and: claim.key }}>{article.title}</To>
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
  const { speech } = useApp();
  const end = (entity: Entity | null, text: string) =>
    entity ? <Named entity={entity} label={text} /> : <span class="loose">{text}</span>;
  const { subject, verb, gap, object, ends } = stated(speech, claim);
  return (
    <span class="statement">
      {end(ends[0], subject)} <span class="verb">{verb}</span>
      {gap}
      {object && end(ends[1], object)}
    </span>
  );
}

/** The same, with nothing in it to click. */
export function Plain({ claim }: { claim: Claim }) {
  const { speech } = useApp();
  const { subject, verb, gap, object } = stated(speech, claim);
  return (
    <span class="statement">
      {subject} <span class="verb">{verb}</span>
      {gap}
      {object}
    </span>
  );
}
