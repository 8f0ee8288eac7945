package dev.fillstream.intake.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fillstream.intake.Orders;
import dev.fillstream.intake.submission.IntakeCode;
import dev.fillstream.intake.view.OrdStatus;
import dev.fillstream.intake.view.OrderQuery;
import dev.fillstream.intake.view.OrderQuery.Place;
import dev.fillstream.model.value.Account;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCursorsTest {

    private static final OrderQuery LIST =
            new OrderQuery(new Account("acct-1"), null, Set.of(), 10, null);
    private static final Place PLACE = Place.of(Orders.pendingNew(Orders.limitOrder("c-1")));

    @TempDir Path stateDir;

    @Test
    void bringsAPlaceThereAndBack() {
        PageCursors cursors = new PageCursors("a secret");

        assertThat(cursors.place(LIST, cursors.cursor(LIST, PLACE))).isEqualTo(PLACE);
    }

    @Test
    void isTheSameOnEveryInstanceWithTheSameKey() {
        String cursor = new PageCursors("a secret").cursor(LIST, PLACE);

        assertThat(new PageCursors("a secret").place(LIST, cursor)).isEqualTo(PLACE);
        refuses(new PageCursors("another secret"), LIST, cursor);
    }

    @Test
    void refusesACursorWithAnyCharacterChanged() {
        PageCursors cursors = new PageCursors("a secret");
        String cursor = cursors.cursor(LIST, PLACE);

        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'Q' : 'A';
            String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
            refuses(cursors, LIST, tampered);
        }
        refuses(cursors, LIST, "");
        refuses(cursors, LIST, cursor + "A");
        refuses(cursors, LIST, "no base64!");
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        PageCursors cursors = new PageCursors("a secret");
        String cursor = cursors.cursor(LIST, PLACE);

        refuses(cursors, new OrderQuery(new Account("acct-2"), null, Set.of(), 10, null), cursor);
        refuses(
                cursors,
                new OrderQuery(new Account("acct-1"), null, Set.of(OrdStatus.NEW), 10, null),
                cursor);
    }

    @Test
    void keepsTheKeyItMadeInTheStateDirectory() {
        String cursor = new PageCursors(PageCursors.keptIn(stateDir)).cursor(LIST, PLACE);

        PageCursors restarted = new PageCursors(PageCursors.keptIn(stateDir));

        assertThat(restarted.place(LIST, cursor)).isEqualTo(PLACE);
    }

    private static void refuses(PageCursors cursors, OrderQuery list, String cursor) {
        assertThatThrownBy(() -> cursors.place(list, cursor))
                .as(cursor)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(IntakeCode.CURSOR_INVALID));
    }
}
