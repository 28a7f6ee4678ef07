package vn.vongdoi.signin;

import vn.vongdoi.access.Area;
import vn.vongdoi.account.Post;
import vn.vongdoi.place.Commune;
import vn.vongdoi.place.CommuneCode;
import vn.vongdoi.place.Facility;
import vn.vongdoi.place.FacilityCode;
import vn.vongdoi.place.Places;

/**
 * A post as its holder reads it.
 *
 * @param where name of the facility or commune, its code where no name is known; empty = the whole province
 */
public record Held(Post post, String where) {
    static Held of(Post post, Places places) {
        return new Held(
                post,
                switch (post.area()) {
                    case Area.Province _ -> "";
                    case Area.Commune commune ->
                        places.findCommune(new CommuneCode(commune.code()))
                                .map(Commune::name)
                                .orElse(commune.code());
                    case Area.Facility facility ->
                        places.findFacility(new FacilityCode(facility.code()))
                                .map(Facility::name)
                                .orElse(facility.code());
                });
    }
}
