package vn.vongdoi.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.i18n.HapiLocalizer;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.utilities.filesystem.ManagedFileAccess;
import org.hl7.fhir.utilities.filesystem.ManagedFileAccess.FileAccessPolicy;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.http.ManagedWebAccess.WebAccessPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HAPI's validator with the base definitions of R4. A resource could name what it would fetch from the world or from
 * files: both are shut, whoever asks.
 */
final class HapiValidator {
    private static final Logger log = LoggerFactory.getLogger(HapiValidator.class);
    private static final int MOST_ISSUES = 500;
    private static final String SHUT = "local security policy";

    /** Of some resources, maps before all: it asks for parts that are left out here, or stumbles over itself. */
    private static final Issue CANNOT = Issue.error(
            Issue.Code.NOT_SUPPORTED,
            "",
            "Bộ kiểm tra không kiểm tra được tài nguyên này: không biết nó đúng hay sai.",
            "The validator cannot validate this resource: nothing is known of it, good or bad.");

    private final BaseDefinitions definitions;
    private final FhirValidator validator;

    HapiValidator() {
        ManagedWebAccess.setAccessPolicy(WebAccessPolicy.PROHIBITED);
        ManagedFileAccess.setAccessPolicy(FileAccessPolicy.PROHIBITED);
        var context = FhirContext.forR4();
        context.setLocalizer(new HapiLocalizer() {
            @Override
            public Locale getLocale() {
                return Locale.ENGLISH;
            }
        });
        definitions = new BaseDefinitions(context);
        validator = context.newValidator();
        validator.registerValidatorModule(module(context, definitions));
        // The first run builds most of what later ones use.
        validator.validateWithResult("{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}");
        definitions.forgetSnapshots();
    }

    private static FhirInstanceValidator module(FhirContext context, BaseDefinitions definitions) {
        // Of code systems we do not hold (LOINC, ICD-10 …) it can only be said that they were not looked at.
        var unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.INFORMATION);
        var chain = new ValidationSupportChain(
                definitions,
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                unknown);
        // A binding asks for one coding from its value set; others may stand beside it.
        chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
        var module = new FhirInstanceValidator(chain);
        module.setAnyExtensionsAllowed(true);
        module.setErrorForUnknownProfiles(false);
        // What a reference says of its target's type is believed, and held to what the element may refer to.
        module.setAssumeValidRestReferences(true);
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        return module;
    }

    boolean knows(String profile) {
        return definitions.fetchStructureDefinition(profile) != null;
    }

    /** @param profile that the resource must follow too, known here; null for none but its type's */
    List<Issue> issues(String json, @Nullable String profile) {
        var options = new ValidationOptions();
        if (profile != null) options.addProfile(profile);
        try {
            return validator.validateWithResult(json, options).getMessages().stream()
                    .filter(message -> !isRepeated(message))
                    .limit(MOST_ISSUES)
                    .map(HapiValidator::issue)
                    .toList();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            log.warn("HAPI's validator failed", e);
            return List.of(CANNOT);
        }
    }

    /** That a profile of {@code meta} is unknown is told twice, the second time without saying where. */
    private static boolean isRepeated(SingleValidationMessage message) {
        return message.getLocationString() == null && message.getMessage().startsWith("Invalid profile.");
    }

    private static Issue issue(SingleValidationMessage message) {
        var english = message.getMessage();
        var code = code(message.getMessageId() == null ? "" : message.getMessageId());
        return new Issue(
                severity(message), code, expression(message.getLocationString()), lead(code) + ": " + english, english);
    }

    private static Issue.Severity severity(SingleValidationMessage message) {
        // What it would look up in files is not looked up: no fault of the resource.
        if (message.getMessage().contains(SHUT)) return Issue.Severity.INFORMATION;
        return switch (message.getSeverity()) {
            case FATAL, ERROR -> Issue.Severity.ERROR;
            case WARNING -> Issue.Severity.WARNING;
            case INFORMATION -> Issue.Severity.INFORMATION;
        };
    }

    /** By what the validator calls the message: a constraint by its URL, anything else by a key. */
    private static Issue.Code code(String id) {
        if (id.startsWith("http")) return Issue.Code.INVARIANT;
        return id.toLowerCase(Locale.ROOT).startsWith("terminology") ? Issue.Code.CODE_INVALID : Issue.Code.INVALID;
    }

    /** The validator speaks no Vietnamese; its own words follow. */
    private static String lead(Issue.Code code) {
        return switch (code) {
            case INVARIANT -> "Không thỏa một ràng buộc của FHIR R4";
            case CODE_INVALID -> "Mã hoặc danh mục mã";
            default -> "Không đúng định nghĩa của FHIR R4";
        };
    }

    /** Without the validator's remarks on which resource an entry holds, and on the data type of a choice. */
    private static String expression(@Nullable String location) {
        return location == null ? "" : location.replaceAll("/\\*.*?\\*/|\\.ofType\\(\\w+\\)", "");
    }
}
