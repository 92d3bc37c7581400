/** A small page's tables, for tests. */
import type { Tables } from "../src/data/tables.ts";

interface Told {
  subject: number;
  relation: number;
  object: number;
  sentence?: string;
  holder?: number;
  standing?: Tables["standings"][number];
  document?: number;
  time?: string;
}

const STANDINGS: Tables["standings"] = ["asserted", "denied", "ended", "planned", "unsure", "inferred"];

/** Return tables of some claims about six entities, four relations, two documents, two holders. */
export function tablesOf(told: Told[], more: Partial<Tables> = {}): Tables {
  const sentences = told.map((one, i) => one.sentence ?? `Phrase ${i}.`);
  const each = <T>(of: (one: Told, i: number) => T): T[] => told.map(of);
  return {
    claims: {
      key: each((_, i) => `k${i}`),
      subject: each((one) => one.subject),
      subjectText: each(() => ""),
      relation: each((one) => one.relation),
      object: each((one) => one.object),
      objectText: each((one) => (one.object < 0 ? "hier" : "")),
      holder: each((one) => one.holder ?? -1),
      standing: each((one) => STANDINGS.indexOf(one.standing ?? "asserted")),
      negated: each((one) => Number(one.standing === "denied")),
      modality: each(() => 0),
      state: each(() => 0),
      time: each((one) => one.time ?? ""),
      place: each(() => ""),
      document: each((one) => one.document ?? 0),
      start: each((_, i) => -1 - i),
      length: each(() => 0),
      marks: each(() => [0, 3, 0]),
      confidence: each((_, i) => 60 + i),
      rule: each(() => -1),
    },
    entities: {
      key: ["front", "osterov", "varesk", "croix-rouge", "etats-unis", "letter"],
      label: ["Front de la Drenna", "Milan Osterov", "Varesk", "Croix-Rouge", "États-Unis", "lettre"],
      names: [["Front"], ["M. Osterov"], [], [], [], []],
      family: [1, 0, 3, 1, 3, 4],
      type: [0, 1, 2, 0, 2, 3],
    },
    relations: {
      key: ["kg:controls", "kg:attacked", "kg:metWith", "open:dire"],
      label: ["contrôle", "a attaqué", "a rencontré", "dire"],
      backward: ["contrôlé par", "", "", ""],
      names: [["est tenu par"], [], ["est allé voir"], []],
      lasting: [1, 0, 0, 0],
      symmetric: [0, 0, 1, 0],
    },
    documents: {
      key: ["a", "b"],
      title: ["Le Front dément", "L’armée avance"],
      date: ["2025-03-08", "2025-04-02"],
      source: ["Agence Lumen", ""],
      url: ["", ""],
      text: ["", ""],
      quotes: [[], []],
    },
    holders: { label: ["Milan Osterov", "une source", ""], entity: [1, -1, -1] },
    matters: [],
    changes: [],
    types: ["organisation", "personne", "lieu", "message"],
    rules: [],
    standings: STANDINGS,
    modalities: ["asserted"],
    states: [""],
    roles: ["subject", "predicate", "object", "holder", "time", "place"],
    sentences,
    totals: { typed: told.length, open: 0, entities: 6, documents: 2 },
    ...more,
  };
}
