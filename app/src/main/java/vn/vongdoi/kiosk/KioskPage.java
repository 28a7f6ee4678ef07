package vn.vongdoi.kiosk;

import java.util.Optional;
import vn.vongdoi.page.Chip;

/**
 * What the kiosk shows of who came last; every text is ready for the reader's language.
 *
 * @param name as the card says it
 * @param greeting a known person is greeted otherwise than a new one
 * @param maLk for the facility's own system to go on with
 * @param card the insurance card, its middle hidden, and until when it is good; empty when it may not be told
 * @param counter why the person has to go to the counter first; empty when that is not needed
 */
public record KioskPage(
        String number,
        String name,
        String greeting,
        String at,
        String maLk,
        Optional<String> card,
        Chip insurance,
        Optional<String> counter) {}
