package vn.vongdoi.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import vn.vongdoi.access.Area;
import vn.vongdoi.access.Role;

/** The SQL of accounts. */
final class AccountStore {
    private final JdbcClient sql;

    AccountStore(JdbcClient sql) {
        this.sql = sql;
    }

    boolean add(Account account, Instant now) {
        return sql.sql("""
                        insert into account.account (login, name, since) values (:login, :name, :now)
                        on conflict do nothing""")
                        .param("login", account.login())
                        .param("name", account.name())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Login> find(String login, Instant now) {
        return sql.sql("""
                        select login, name, password, coalesce(locked_until > :now, false) as locked
                        from account.account where login = :login and ended is null""")
                .param("login", login)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Login(
                        new Account(row.getString("login"), row.getString("name")),
                        Optional.ofNullable(row.getString("password")),
                        row.getBoolean("locked")))
                .optional();
    }

    Optional<Instant> passwordSet(String login) {
        return sql.sql("select password_set from account.account where login = :login and password_set is not null")
                .param("login", login)
                .query((row, _) -> row.getTimestamp("password_set").toInstant())
                .optional();
    }

    /** Accounts that have not ended, by login; whose login or name holds the text. */
    List<Account> list(String text, int limit) {
        return sql.sql("""
                        select login, name from account.account
                        where ended is null and (login like :like or lower(name) like :like)
                        order by login limit :limit""")
                .param("like", like(text))
                .param("limit", limit)
                .query((row, _) -> new Account(row.getString("login"), row.getString("name")))
                .list();
    }

    List<Account> list(String text, Role role, LocalDate day, int limit) {
        return sql.sql("""
                        select a.login, a.name from account.account a
                        where a.ended is null and (a.login like :like or lower(a.name) like :like)
                          and exists (select from account.post p
                                      where p.login = a.login and p.role = :role and p.taken_at is null
                                        and p.starts <= :day and (p.ends is null or p.ends >= :day))
                        order by a.login limit :limit""")
                .param("like", like(text))
                .param("role", role.word())
                .param("day", day)
                .param("limit", limit)
                .query((row, _) -> new Account(row.getString("login"), row.getString("name")))
                .list();
    }

    /** Roles that have not ended; some may not have begun. */
    List<Role> held(String login, LocalDate day) {
        return sql.sql("""
                        select distinct role from account.post
                        where login = :login and taken_at is null and (ends is null or ends >= :day)""")
                .param("login", login)
                .param("day", day)
                .query((row, _) -> Role.find(row.getString("role")).orElseThrow())
                .list();
    }

    boolean isKiosk(String login, LocalDate day) {
        return sql.sql("""
                        select coalesce(bool_and(role = 'kiosk'), false) from account.post
                        where login = :login and taken_at is null and (role = 'kiosk' or ends is null or ends >= :day)""")
                .param("login", login)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    private static String like(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + "%";
    }

    void end(String login, Instant now) {
        sql.sql("update account.account set ended = :now where login = :login and ended is null")
                .param("login", login)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** One more wrong password; the last that is allowed locks the account. */
    void failed(String login, int allowed, Instant lockedUntil) {
        sql.sql("""
                        update account.account
                        set failures = case when failures + 1 >= :allowed then 0 else failures + 1 end,
                            locked_until = case when failures + 1 >= :allowed then :until else locked_until end
                        where login = :login""")
                .param("login", login)
                .param("allowed", allowed)
                .param("until", lockedUntil.atOffset(ZoneOffset.UTC))
                .update();
    }

    void succeeded(String login) {
        sql.sql("update account.account set failures = 0 where login = :login and failures > 0")
                .param("login", login)
                .update();
    }

    void password(String login, String encoded, Instant now) {
        sql.sql("""
                        update account.account
                        set password = :password, password_set = :now, failures = 0, locked_until = null
                        where login = :login""")
                .param("login", login)
                .param("password", encoded)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The same password, encoded by another algorithm. */
    void encodedAnew(String login, String encoded) {
        sql.sql("update account.account set password = :password where login = :login")
                .param("login", login)
                .param("password", encoded)
                .update();
    }

    /** The newest invitation is the only one that opens anything. */
    void invite(String login, byte[] hash, Instant expires) {
        sql.sql("delete from account.invitation where login = :login")
                .param("login", login)
                .update();
        sql.sql("insert into account.invitation (hash, login, expires) values (:hash, :login, :expires)")
                .param("hash", hash)
                .param("login", login)
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Account> invited(byte[] hash, Instant now) {
        return sql.sql("""
                        select a.login, a.name from account.invitation i join account.account a on a.login = i.login
                        where i.hash = :hash and i.expires > :now and i.used is null and a.ended is null""")
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Account(row.getString("login"), row.getString("name")))
                .optional();
    }

    /** False when somebody was faster. */
    boolean use(byte[] hash, Instant now) {
        return sql.sql("update account.invitation set used = :now where hash = :hash and used is null")
                        .param("hash", hash)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void give(String login, Post post, String by, Instant now) {
        filled(login, post, """
                        insert into account.post (login, role, facility, commune, starts, ends, given_by, given_at)
                        values (:login, :role, :facility, :commune, :starts, :ends, :by, :now)""")
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether the person holds the role there on one of the days already. Locks the account until commit. */
    boolean holds(String login, Post post) {
        sql.sql("select 1 from account.account where login = :login for update")
                .param("login", login)
                .query()
                .singleRow();
        return filled(login, post, """
                        select exists (
                            select from account.post
                            where login = :login and role = :role and taken_at is null
                              and facility is not distinct from :facility and commune is not distinct from :commune
                              and daterange(starts, ends, '[]') && daterange(:starts, :ends::date, '[]'))""").query(Boolean.class).single();
    }

    private JdbcClient.StatementSpec filled(String login, Post post, String statement) {
        return sql.sql(statement)
                .param("login", login)
                .param("role", post.role().word())
                .param("facility", facility(post.area()))
                .param("commune", commune(post.area()))
                .param("starts", post.starts())
                .param("ends", post.ends());
    }

    private static @Nullable String facility(Area area) {
        return area instanceof Area.Facility facility ? facility.code() : null;
    }

    private static @Nullable String commune(Area area) {
        return area instanceof Area.Commune commune ? commune.code() : null;
    }

    /** How many there were to take away. */
    int take(String login, long post, Instant now) {
        return sql.sql("""
                        update account.post set taken_at = :now
                        where login = :login and post = :post and taken_at is null""")
                .param("login", login)
                .param("post", post)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How many posts of the role there were to take away. */
    int take(String login, Role role, Instant now) {
        return sql.sql("""
                        update account.post set taken_at = :now
                        where login = :login and role = :role and taken_at is null""")
                .param("login", login)
                .param("role", role.word())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the person holds on that day, the oldest first. */
    Map<String, List<Post>> posts(Collection<String> logins, LocalDate day) {
        var posts = new HashMap<String, List<Post>>();
        sql.sql("""
                        select p.login, p.post, p.role, p.facility, p.commune, p.starts, p.ends
                        from account.post p join account.account a on a.login = p.login and a.ended is null
                        where p.login = any(:logins) and p.taken_at is null
                          and p.starts <= :day and (p.ends is null or p.ends >= :day)
                        order by p.post""")
                .param("logins", new SqlArrayValue("text", logins.toArray()))
                .param("day", day)
                .query(row -> {
                    posts.computeIfAbsent(row.getString("login"), _ -> new ArrayList<>())
                            .add(post(row, 0));
                });
        return posts;
    }

    /** Whose it is, as a key of the person index. */
    OptionalLong person(String login) {
        return sql.sql("select person from account.account where login = :login and person is not null")
                .param("login", login)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Nobody ever had it: who had it once stands in logs under it. */
    boolean isFree(String login) {
        return sql.sql("select not exists (select from account.account where login = :login)")
                .param("login", login)
                .query(Boolean.class)
                .single();
    }

    /** Those of a citizen that have not ended. */
    Optional<Account> of(Collection<Long> people) {
        return sql.sql(
                        "select login, name from account.account where person = any(:people) and ended is null order by login limit 1")
                .param("people", new SqlArrayValue("int8", people.toArray()))
                .query((row, _) -> new Account(row.getString("login"), row.getString("name")))
                .optional();
    }

    void belongsTo(String login, long person) {
        sql.sql("update account.account set person = :person where login = :login")
                .param("login", login)
                .param("person", person)
                .update();
    }

    boolean somebodyAdministers(LocalDate day) {
        return sql.sql("""
                        select exists (
                            select from account.post p join account.account a on a.login = p.login
                            where p.role = :role and p.taken_at is null and p.starts <= :day
                              and (p.ends is null or p.ends >= :day) and a.ended is null and a.password is not null)""")
                .param("role", Role.ADMINISTRATOR.word())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    private static Post post(ResultSet row, int number) throws SQLException {
        var role = Role.find(row.getString("role"))
                .orElseThrow(() -> new IllegalStateException("a post of a role that does not exist"));
        var area =
                Areas.of(Optional.ofNullable(row.getString("facility")), Optional.ofNullable(row.getString("commune")));
        return new Post(
                row.getLong("post"),
                role,
                area,
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class));
    }
}
