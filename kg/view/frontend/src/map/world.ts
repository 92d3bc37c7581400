/** A script of its own: the map's outline, which a page may go without to be smaller. */
import { BORDERS, LAND } from "outline:world";

globalThis.world = { land: LAND, borders: BORDERS };
