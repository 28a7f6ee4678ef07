package vn.vongdoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** A client that nobody here wrote: HAPI's. */
class FhirClientTest {
    private final FhirServer server = FhirServer.shared();
    private final IGenericClient client = client();
    private final String number = UUID.randomUUID().toString();

    private IGenericClient client() {
        var context = FhirContext.forR4();
        context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.ONCE);
        var made = context.newRestfulGenericClient(server.base());
        made.registerInterceptor(new BearerTokenAuthInterceptor(server.token()));
        return made;
    }

    @Test
    void itBelievesTheCapabilityStatement() {
        var statement = client.capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
        assertThat(statement.getRestFirstRep().getResource()).hasSizeGreaterThan(140);
    }

    @Test
    void itCreatesReadsUpdatesAndDeletes() {
        MethodOutcome created = client.create().resource(patient()).execute();
        assertThat(created.getCreated()).isTrue();
        var id = created.getId().toUnqualifiedVersionless();
        var read = client.read().resource(Patient.class).withId(id).execute();
        assertThat(read.getNameFirstRep().getFamily()).isEqualTo("Hoàng");
        read.setGender(AdministrativeGender.FEMALE);
        assertThat(client.update().resource(read).execute().getId().getVersionIdPart())
                .isEqualTo("2");
        assertThat(client.vread(Patient.class, id.withVersion("1").getValue().split("/")[1], "1")
                        .getGender())
                .isEqualTo(AdministrativeGender.MALE);
        var history = client.history().onInstance(id).returnBundle(Bundle.class).execute();
        assertThat(history.getEntry()).hasSize(2);
        client.delete().resourceById(id).execute();
        assertThatThrownBy(
                        () -> client.read().resource(Patient.class).withId(id).execute())
                .isInstanceOf(ResourceGoneException.class);
    }

    @Test
    void itHasAResourceValidated() {
        var sound = client.validate().resource(patient()).execute();
        assertThat(errors(sound)).isEmpty();
        var faulty = patient();
        faulty.addContact().setGender(AdministrativeGender.MALE);
        assertThat(errors(client.validate().resource(faulty).execute())).hasSize(1);
    }

    private static List<OperationOutcomeIssueComponent> errors(MethodOutcome outcome) {
        return ((OperationOutcome) outcome.getOperationOutcome())
                .getIssue().stream()
                        .filter(issue -> issue.getSeverity() == IssueSeverity.ERROR)
                        .toList();
    }

    @Test
    void itSearchesPageByPage() {
        var id = client.create().resource(patient()).execute().getId().toUnqualifiedVersionless();
        for (var i = 0; i < 5; i++)
            client.create().resource(observation(id.getValue())).execute();
        var page = client.search()
                .forResource(Observation.class)
                .where(Observation.PATIENT.hasId(id))
                .and(Observation.CODE.exactly().systemAndCode("http://loinc.org", "8302-2"))
                .include(Observation.INCLUDE_PATIENT)
                .count(2)
                .returnBundle(Bundle.class)
                .execute();
        var matches = 0;
        while (true) {
            matches += (int) page.getEntry().stream()
                    .filter(e -> e.getResource() instanceof Observation)
                    .count();
            if (page.getLink(Bundle.LINK_NEXT) == null) break;
            page = client.loadPage().next(page).execute();
        }
        assertThat(matches).isEqualTo(5);
    }

    @Test
    void itTransactsAndPatches() {
        var patient = patient();
        patient.setId("urn:uuid:" + UUID.randomUUID());
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setFullUrl(patient.getId())
                .setResource(patient)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Patient")
                .setIfNoneExist("identifier=http://hapi|" + number);
        bundle.addEntry()
                .setResource(observation(patient.getId()))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        var done = client.transaction().withBundle(bundle).execute();
        assertThat(done.getEntry()).allMatch(e -> e.getResponse().getStatus().startsWith("201"));
        var location = done.getEntryFirstRep().getResponse().getLocation().split("/_history")[0];
        client.patch()
                .withBody("[{\"op\":\"replace\",\"path\":\"/gender\",\"value\":\"other\"}]")
                .withId(location)
                .execute();
        assertThat(client.read()
                        .resource(Patient.class)
                        .withUrl(location)
                        .execute()
                        .getGender())
                .isEqualTo(AdministrativeGender.OTHER);

        var again = client.transaction().withBundle(bundle).execute();
        assertThat(again.getEntryFirstRep().getResponse().getStatus()).startsWith("200");
    }

    @Test
    void itHearsThatItIsTooLate() {
        var id = client.create().resource(patient()).execute().getId();
        var stale = client.read()
                .resource(Patient.class)
                .withId(id.toUnqualifiedVersionless())
                .execute();
        client.update().resource(stale.setGender(AdministrativeGender.UNKNOWN)).execute();
        assertThatThrownBy(() -> client.update()
                        .resource(stale.setGender(AdministrativeGender.FEMALE))
                        .withAdditionalHeader("If-Match", "W/\"1\"")
                        .execute())
                .isInstanceOf(PreconditionFailedException.class);
    }

    private Patient patient() {
        var patient = new Patient();
        patient.addIdentifier().setSystem("http://hapi").setValue(number);
        patient.addName().setFamily("Hoàng").addGiven("Thị").addGiven("Lan");
        patient.setGender(AdministrativeGender.MALE);
        return patient;
    }

    private static Observation observation(String patient) {
        var observation = new Observation();
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.getCode().addCoding().setSystem("http://loinc.org").setCode("8302-2");
        observation.getSubject().setReference(patient);
        return observation;
    }
}
