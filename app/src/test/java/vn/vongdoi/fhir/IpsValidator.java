package vn.vongdoi.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/** HAPI's validator with the profiles of HL7's International Patient Summary 2.0.0 beside those of R4. */
public final class IpsValidator {
    private final FhirValidator validator;

    public IpsValidator() {
        var context = FhirContext.forR4();
        var profiles = new PrePopulatedValidationSupport(context);
        var parser = context.newJsonParser();
        for (var file : NpmPackage.files("hl7.fhir.uv.ips", "2.0.0")) {
            var name = file.getFileName().toString();
            if (!name.startsWith("StructureDefinition-") && !name.startsWith("ValueSet-")) continue;
            try {
                profiles.addResource(parser.parseResource(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        // LOINC, SNOMED CT and ICD-10 are not here: of their codes nothing can be said.
        var unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.INFORMATION);
        var module = new FhirInstanceValidator(new ValidationSupportChain(
                profiles,
                new BaseDefinitions(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                unknown));
        module.setAnyExtensionsAllowed(true);
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator = context.newValidator().registerValidatorModule(module);
    }

    /** @param document whose meta names the profiles it follows */
    public List<SingleValidationMessage> messages(String document) {
        return validator.validateWithResult(document).getMessages();
    }
}
