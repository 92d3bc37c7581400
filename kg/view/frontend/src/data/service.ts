/** What a page of `kg serve` asks for beyond what it opened with: each thing once. */
import type { Tables } from "./tables.ts";

/** What may be asked for, as /api/part names it. */
export interface Asked {
  entity?: string[];
  document?: string[];
  claim?: string[];
  relation?: string[];
  text?: string[];
}

export class Service {
  private readonly asked = new Set<string>();

  constructor(
    private readonly lang: string,
    private readonly lens: string,
  ) {}

  /** Return what the page opens with. */
  async opening(): Promise<Tables> {
    return (await this.fetched("desk", new URLSearchParams())) as Tables;
  }

  /** Whether something of this has not been asked for before. */
  lacks(asked: Asked): boolean {
    return [...pairs(asked)].some((pair) => !this.asked.has(pair.join("=")));
  }

  /** Return what is told of things that were not asked for before; null where there is nothing. */
  async part(asked: Asked): Promise<Tables | null> {
    const fresh = [...pairs(asked)].filter((pair) => !this.asked.has(pair.join("=")));
    for (const pair of fresh) this.asked.add(pair.join("="));
    return fresh.length ? this.fetched("part", new URLSearchParams(fresh)) : null;
  }

  private async fetched(name: string, query: URLSearchParams): Promise<Tables | null> {
    query.set("lang", this.lang);
    if (this.lens) query.set("lens", this.lens);
    const answer = await fetch(`/api/${name}?${query}`);
    return answer.ok ? ((await answer.json()) as Tables) : null;
  }
}

function* pairs(asked: Asked): Iterable<[string, string]> {
  for (const [name, values] of Object.entries(asked))
    for (const value of values as string[]) if (value) yield [name, value];
}
