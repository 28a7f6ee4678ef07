package vn.vongdoi.claims;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.access.Actor;
import vn.vongdoi.claimcheck.Checker;
import vn.vongdoi.claimcheck.FacilityLists;
import vn.vongdoi.claimcheck.Issue;
import vn.vongdoi.claimfile.ClaimEncounter;
import vn.vongdoi.claimfile.ClaimFile;
import vn.vongdoi.claimfile.ClaimFiles;
import vn.vongdoi.claimfile.ClaimSource;
import vn.vongdoi.claimfile.SentEncounter;
import vn.vongdoi.claimfile.UnreadableFile;
import vn.vongdoi.claims.EncounterReport.Status;
import vn.vongdoi.page.Problem;

/** Answers as the door would and keeps nothing: a file is mended here before it goes to the national portal. */
final class PreCheck implements ClaimFiles.Visitor {
    private final Actor sender;
    private final FacilityLists lists;
    private final List<FileReport> files = new ArrayList<>();

    private PreCheck(Actor sender, FacilityLists lists) {
        this.sender = sender;
        this.lists = lists;
    }

    /** @param shown the name the sender gave the upload */
    static LoadReport check(Path upload, String shown, Actor sender, FacilityLists lists) {
        var check = new PreCheck(sender, lists);
        ClaimFiles.visit(upload, shown, check);
        return new LoadReport(check.files);
    }

    @Override
    public void file(ClaimSource source) {
        var encounters = new ArrayList<EncounterReport>();
        try {
            var envelope = ClaimFile.read(source, sent -> encounters.add(checked(sent)));
            ClaimsDoor.admit(sender, envelope.facility());
            files.add(new FileReport(source.path(), Optional.empty(), encounters));
        } catch (UnreadableFile e) {
            unreadable(source.path(), e);
        } catch (Problem e) {
            refuse(source.path(), ClaimsDoor.FORBIDDEN, e.vietnamese());
        }
    }

    @Override
    public void unreadable(String path, UnreadableFile why) {
        refuse(path, why.category().word(), String.valueOf(why.getMessage()));
    }

    private void refuse(String path, String kind, String message) {
        files.add(new FileReport(path, Optional.of(new FileReport.Problem(kind, message)), List.of()));
    }

    private EncounterReport checked(SentEncounter sent) {
        ClaimsDoor.admit(sender, sent.facility());
        var encounter = ClaimEncounter.of(sent);
        var issues = Checker.check(encounter, lists);
        var status = issues.stream().anyMatch(Issue::rejects) ? Status.REJECTED : Status.SOUND;
        return new EncounterReport(encounter.maLk(), status, issues);
    }
}
