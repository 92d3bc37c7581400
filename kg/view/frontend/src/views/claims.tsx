/** All claims that pass the filters: of everything, of one thing, or between two. */
import { Cards } from "../parts/claim.tsx";
import { Glyph } from "../parts/glyphs.tsx";
import { ALL_VIEWS, ENTITY_VIEWS, Tabs } from "../parts/tabs.tsx";
import { Named, To } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";

export function Claims() {
  const { model, route, shown, speech } = useApp();
  const [entity, other] = [model.entity(route.of), model.entity(route.and)];
  const claims = entity
    ? shown.of(entity.claims).filter((claim) => !other || claim.subject === other || claim.object === other)
    : shown.claims;
  return (
    <>
      <Tabs of={entity?.key ?? ""} views={entity ? ENTITY_VIEWS : ALL_VIEWS} />
      <header class="head">
        {entity && <Glyph family={entity.family} />}
        <div>
          <h2>
            {entity && (
              <>
                <Named entity={entity} />
                {other && (
                  <>
                    {" · "}
                    <Named entity={other} />
                  </>
                )}
              </>
            )}
            {!entity && speech.count("claims", claims.length)}
          </h2>
          {entity && <p>{speech.count("claims", claims.length)}</p>}
        </div>
        {entity && other && (
          <div class="buttons">
            <To to={{ view: "drawing", of: entity.key, and: other.key }} className="button">
              {speech.say("draw_way")}
            </To>
          </div>
        )}
      </header>
      {claims.length ? (
        <Cards claims={claims} first={30} key={`${route.of} ${route.and}`} />
      ) : (
        <p class="nothing">{speech.say("nothing")}</p>
      )}
    </>
  );
}
