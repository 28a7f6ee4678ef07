package vn.vongdoi.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** Passkeys of accounts (WebAuthn). The server keeps public keys: nothing here opens anything. */
@Component
final class Passkeys implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
    private static final String COLUMNS = """
            select p.*, a.handle from account.passkey p join account.account a on a.login = p.login and a.ended is null
            """;

    private final JdbcClient sql;

    Passkeys(JdbcClient sql) {
        this.sql = sql;
    }

    /** The oldest first. */
    List<CredentialRecord> of(String login) {
        return sql.sql(COLUMNS + "where p.login = :login order by p.since")
                .param("login", login)
                .query((row, _) -> passkey(row))
                .list();
    }

    void remove(String login, Bytes credential) {
        sql.sql("delete from account.passkey where credential = :credential and login = :login")
                .param("credential", credential.getBytes())
                .param("login", login)
                .update();
    }

    @Override
    public void delete(Bytes credential) {
        sql.sql("delete from account.passkey where credential = :credential")
                .param("credential", credential.getBytes())
                .update();
    }

    @Override
    public void save(CredentialRecord passkey) {
        sql.sql("""
                        insert into account.passkey (credential, login, label, public_key, sign_count, verified,
                            may_be_copied, copied, transports, attestation, client_data, since, last_used)
                        select :credential, login, :label, :key, :count, :verified, :may, :copied, :transports,
                            :attestation, :data, :since, :used
                        from account.account where handle = :handle
                        on conflict (credential) do update
                        set sign_count = excluded.sign_count, verified = excluded.verified, copied = excluded.copied,
                            last_used = excluded.last_used""")
                .param("credential", passkey.getCredentialId().getBytes())
                .param("handle", passkey.getUserEntityUserId().getBytes())
                .param("label", passkey.getLabel())
                .param("key", passkey.getPublicKey().getBytes())
                .param("count", passkey.getSignatureCount())
                .param("verified", passkey.isUvInitialized())
                .param("may", passkey.isBackupEligible())
                .param("copied", passkey.isBackupState())
                .param(
                        "transports",
                        passkey.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .collect(Collectors.joining(",")))
                .param("attestation", bytes(passkey.getAttestationObject()))
                .param("data", bytes(passkey.getAttestationClientDataJSON()))
                .param("since", passkey.getCreated().atOffset(ZoneOffset.UTC))
                .param("used", passkey.getLastUsed().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return sql.sql(COLUMNS + "where p.credential = :credential")
                .param("credential", credential.getBytes())
                .query((row, _) -> passkey(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return sql.sql(COLUMNS + "where a.handle = :handle")
                .param("handle", handle.getBytes())
                .query((row, _) -> passkey(row))
                .list();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return sql.sql("select login, name, handle from account.account where handle = :handle and ended is null")
                .param("handle", handle.getBytes())
                .query((row, _) -> owner(row))
                .optional()
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String login) {
        return sql.sql("""
                        select login, name, handle from account.account
                        where login = :login and handle is not null and ended is null""")
                .param("login", login)
                .query((row, _) -> owner(row))
                .optional()
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        sql.sql("update account.account set handle = :handle where login = :login and handle is null")
                .param("handle", owner.getId().getBytes())
                .param("login", owner.getName())
                .update();
    }

    private static PublicKeyCredentialUserEntity owner(ResultSet row) throws SQLException {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(row.getBytes("handle")))
                .name(row.getString("login"))
                .displayName(row.getString("name"))
                .build();
    }

    private static CredentialRecord passkey(ResultSet row) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("sign_count"))
                .uvInitialized(row.getBoolean("verified"))
                .transports(transports(row.getString("transports")))
                .backupEligible(row.getBoolean("may_be_copied"))
                .backupState(row.getBoolean("copied"))
                .attestationObject(new Bytes(Objects.requireNonNullElse(row.getBytes("attestation"), new byte[0])))
                .attestationClientDataJSON(
                        new Bytes(Objects.requireNonNullElse(row.getBytes("client_data"), new byte[0])))
                .created(row.getObject("since", OffsetDateTime.class).toInstant())
                .lastUsed(row.getObject("last_used", OffsetDateTime.class).toInstant())
                .label(row.getString("label"))
                .build();
    }

    private static Set<AuthenticatorTransport> transports(String joined) {
        return Arrays.stream(joined.split(","))
                .filter(word -> !word.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }
}
