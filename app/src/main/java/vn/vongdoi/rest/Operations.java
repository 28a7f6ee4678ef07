package vn.vongdoi.rest;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import vn.vongdoi.audit.AuditLog;
import vn.vongdoi.fhir.Validation;
import vn.vongdoi.record.Records;

/** Every operation of the server, each once; {@code offered} are those of the modules above. */
record Operations(
        Read read,
        Write write,
        PatchOperation patch,
        History history,
        Search search,
        BundleOperation bundle,
        Everything everything,
        Validate validate,
        AuditEvents auditEvents,
        Metadata metadata,
        List<PatientOperation> offered) {

    static Router router(
            Records records,
            AuditLog log,
            Clock clock,
            Validation validation,
            Metadata metadata,
            List<PatientOperation> offered) {
        var write = new Write(records, clock);
        var search = new Search(records, clock);
        var bundle = new BundleOperation(records, write);
        var router = new Router(new Operations(
                new Read(records),
                write,
                new PatchOperation(records, write),
                new History(records),
                search,
                bundle,
                new Everything(records),
                new Validate(records, write, validation),
                new AuditEvents(log, records, clock),
                metadata,
                List.copyOf(offered)));
        bundle.entriesGoTo(router);
        return router;
    }

    /** One that a module above has. */
    Optional<PatientOperation> offered(String name) {
        return offered.stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst();
    }
}
