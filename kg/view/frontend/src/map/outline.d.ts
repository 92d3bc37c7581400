/** The outline of the world, made by outline.mjs when the page is bundled. */
declare module "outline:world" {
  /** Paths in tenths of degrees, to the east and to the south. */
  export const LAND: string;
  export const BORDERS: string;
}

/** The same, where a page carries it. */
declare var world: { land: string; borders: string } | undefined;
