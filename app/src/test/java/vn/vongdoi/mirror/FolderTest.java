package vn.vongdoi.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.vongdoi.database.DataFolder;

class FolderTest {
    @TempDir
    private Path home;

    @Test
    void whatWasPublishedIsRead() {
        var folder = new Folder(new DataFolder(home));
        assertThat(folder.exists()).isFalse();
        var manifest = new Manifest(
                Manifest.FORMAT, UUID.randomUUID(), 1, 5, 9, Instant.EPOCH, "head", "7", List.of(), List.of());
        folder.publish(manifest);
        assertThat(folder.manifest()).isEqualTo(manifest);
    }

    @Test
    void aMirrorThatAnotherReleaseLeftIsNoneAndCanBeMadeAnew() throws IOException {
        var folder = new Folder(new DataFolder(home));
        Files.writeString(folder.root().resolve("manifest.json"), "{\"format\": 1, \"parts\": [{\"file\": \"old\"}]}");
        assertThat(folder.exists()).isFalse();
        assertThat(folder.find()).isEmpty();
        assertThatThrownBy(folder::manifest).hasMessageContaining("mirror rebuild");
        folder.publish(new Manifest(
                Manifest.FORMAT, UUID.randomUUID(), 1, 5, 9, Instant.EPOCH, "head", "7", List.of(), List.of()));
        assertThat(folder.exists()).isTrue();
    }
}
