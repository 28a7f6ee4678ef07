package vn.vongdoi.fhir;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The FHIR R4 (4.0.1) resource types that have an endpoint: all but the abstract ones and Parameters, which is only sent.
 * The numbers stand in the database and never change.
 */
public enum ResourceType {
    ENCOUNTER(1, "Encounter"),
    CONDITION(2, "Condition"),
    MEDICATION_REQUEST(3, "MedicationRequest"),
    PROCEDURE(4, "Procedure"),
    SERVICE_REQUEST(5, "ServiceRequest"),
    OBSERVATION(6, "Observation"),
    CLAIM(7, "Claim"),
    COVERAGE(8, "Coverage"),
    PATIENT(9, "Patient"),
    ACCOUNT(10, "Account"),
    ACTIVITY_DEFINITION(11, "ActivityDefinition"),
    ADVERSE_EVENT(12, "AdverseEvent"),
    ALLERGY_INTOLERANCE(13, "AllergyIntolerance"),
    APPOINTMENT(14, "Appointment"),
    APPOINTMENT_RESPONSE(15, "AppointmentResponse"),
    AUDIT_EVENT(16, "AuditEvent"),
    BASIC(17, "Basic"),
    BINARY(18, "Binary"),
    BIOLOGICALLY_DERIVED_PRODUCT(19, "BiologicallyDerivedProduct"),
    BODY_STRUCTURE(20, "BodyStructure"),
    BUNDLE(21, "Bundle"),
    CAPABILITY_STATEMENT(22, "CapabilityStatement"),
    CARE_PLAN(23, "CarePlan"),
    CARE_TEAM(24, "CareTeam"),
    CATALOG_ENTRY(25, "CatalogEntry"),
    CHARGE_ITEM(26, "ChargeItem"),
    CHARGE_ITEM_DEFINITION(27, "ChargeItemDefinition"),
    CLAIM_RESPONSE(28, "ClaimResponse"),
    CLINICAL_IMPRESSION(29, "ClinicalImpression"),
    CODE_SYSTEM(30, "CodeSystem"),
    COMMUNICATION(31, "Communication"),
    COMMUNICATION_REQUEST(32, "CommunicationRequest"),
    COMPARTMENT_DEFINITION(33, "CompartmentDefinition"),
    COMPOSITION(34, "Composition"),
    CONCEPT_MAP(35, "ConceptMap"),
    CONSENT(36, "Consent"),
    CONTRACT(37, "Contract"),
    COVERAGE_ELIGIBILITY_REQUEST(38, "CoverageEligibilityRequest"),
    COVERAGE_ELIGIBILITY_RESPONSE(39, "CoverageEligibilityResponse"),
    DETECTED_ISSUE(40, "DetectedIssue"),
    DEVICE(41, "Device"),
    DEVICE_DEFINITION(42, "DeviceDefinition"),
    DEVICE_METRIC(43, "DeviceMetric"),
    DEVICE_REQUEST(44, "DeviceRequest"),
    DEVICE_USE_STATEMENT(45, "DeviceUseStatement"),
    DIAGNOSTIC_REPORT(46, "DiagnosticReport"),
    DOCUMENT_MANIFEST(47, "DocumentManifest"),
    DOCUMENT_REFERENCE(48, "DocumentReference"),
    EFFECT_EVIDENCE_SYNTHESIS(49, "EffectEvidenceSynthesis"),
    ENDPOINT(50, "Endpoint"),
    ENROLLMENT_REQUEST(51, "EnrollmentRequest"),
    ENROLLMENT_RESPONSE(52, "EnrollmentResponse"),
    EPISODE_OF_CARE(53, "EpisodeOfCare"),
    EVENT_DEFINITION(54, "EventDefinition"),
    EVIDENCE(55, "Evidence"),
    EVIDENCE_VARIABLE(56, "EvidenceVariable"),
    EXAMPLE_SCENARIO(57, "ExampleScenario"),
    EXPLANATION_OF_BENEFIT(58, "ExplanationOfBenefit"),
    FAMILY_MEMBER_HISTORY(59, "FamilyMemberHistory"),
    FLAG(60, "Flag"),
    GOAL(61, "Goal"),
    GRAPH_DEFINITION(62, "GraphDefinition"),
    GROUP(63, "Group"),
    GUIDANCE_RESPONSE(64, "GuidanceResponse"),
    HEALTHCARE_SERVICE(65, "HealthcareService"),
    IMAGING_STUDY(66, "ImagingStudy"),
    IMMUNIZATION(67, "Immunization"),
    IMMUNIZATION_EVALUATION(68, "ImmunizationEvaluation"),
    IMMUNIZATION_RECOMMENDATION(69, "ImmunizationRecommendation"),
    IMPLEMENTATION_GUIDE(70, "ImplementationGuide"),
    INSURANCE_PLAN(71, "InsurancePlan"),
    INVOICE(72, "Invoice"),
    LIBRARY(73, "Library"),
    LINKAGE(74, "Linkage"),
    LIST(75, "List"),
    LOCATION(76, "Location"),
    MEASURE(77, "Measure"),
    MEASURE_REPORT(78, "MeasureReport"),
    MEDIA(79, "Media"),
    MEDICATION(80, "Medication"),
    MEDICATION_ADMINISTRATION(81, "MedicationAdministration"),
    MEDICATION_DISPENSE(82, "MedicationDispense"),
    MEDICATION_KNOWLEDGE(83, "MedicationKnowledge"),
    MEDICATION_STATEMENT(84, "MedicationStatement"),
    MEDICINAL_PRODUCT(85, "MedicinalProduct"),
    MEDICINAL_PRODUCT_AUTHORIZATION(86, "MedicinalProductAuthorization"),
    MEDICINAL_PRODUCT_CONTRAINDICATION(87, "MedicinalProductContraindication"),
    MEDICINAL_PRODUCT_INDICATION(88, "MedicinalProductIndication"),
    MEDICINAL_PRODUCT_INGREDIENT(89, "MedicinalProductIngredient"),
    MEDICINAL_PRODUCT_INTERACTION(90, "MedicinalProductInteraction"),
    MEDICINAL_PRODUCT_MANUFACTURED(91, "MedicinalProductManufactured"),
    MEDICINAL_PRODUCT_PACKAGED(92, "MedicinalProductPackaged"),
    MEDICINAL_PRODUCT_PHARMACEUTICAL(93, "MedicinalProductPharmaceutical"),
    MEDICINAL_PRODUCT_UNDESIRABLE_EFFECT(94, "MedicinalProductUndesirableEffect"),
    MESSAGE_DEFINITION(95, "MessageDefinition"),
    MESSAGE_HEADER(96, "MessageHeader"),
    MOLECULAR_SEQUENCE(97, "MolecularSequence"),
    NAMING_SYSTEM(98, "NamingSystem"),
    NUTRITION_ORDER(99, "NutritionOrder"),
    OBSERVATION_DEFINITION(100, "ObservationDefinition"),
    OPERATION_DEFINITION(101, "OperationDefinition"),
    OPERATION_OUTCOME(102, "OperationOutcome"),
    ORGANIZATION(103, "Organization"),
    ORGANIZATION_AFFILIATION(104, "OrganizationAffiliation"),
    PAYMENT_NOTICE(105, "PaymentNotice"),
    PAYMENT_RECONCILIATION(106, "PaymentReconciliation"),
    PERSON(107, "Person"),
    PLAN_DEFINITION(108, "PlanDefinition"),
    PRACTITIONER(109, "Practitioner"),
    PRACTITIONER_ROLE(110, "PractitionerRole"),
    PROVENANCE(111, "Provenance"),
    QUESTIONNAIRE(112, "Questionnaire"),
    QUESTIONNAIRE_RESPONSE(113, "QuestionnaireResponse"),
    RELATED_PERSON(114, "RelatedPerson"),
    REQUEST_GROUP(115, "RequestGroup"),
    RESEARCH_DEFINITION(116, "ResearchDefinition"),
    RESEARCH_ELEMENT_DEFINITION(117, "ResearchElementDefinition"),
    RESEARCH_STUDY(118, "ResearchStudy"),
    RESEARCH_SUBJECT(119, "ResearchSubject"),
    RISK_ASSESSMENT(120, "RiskAssessment"),
    RISK_EVIDENCE_SYNTHESIS(121, "RiskEvidenceSynthesis"),
    SCHEDULE(122, "Schedule"),
    SEARCH_PARAMETER(123, "SearchParameter"),
    SLOT(124, "Slot"),
    SPECIMEN(125, "Specimen"),
    SPECIMEN_DEFINITION(126, "SpecimenDefinition"),
    STRUCTURE_DEFINITION(127, "StructureDefinition"),
    STRUCTURE_MAP(128, "StructureMap"),
    SUBSCRIPTION(129, "Subscription"),
    SUBSTANCE(130, "Substance"),
    SUBSTANCE_NUCLEIC_ACID(131, "SubstanceNucleicAcid"),
    SUBSTANCE_POLYMER(132, "SubstancePolymer"),
    SUBSTANCE_PROTEIN(133, "SubstanceProtein"),
    SUBSTANCE_REFERENCE_INFORMATION(134, "SubstanceReferenceInformation"),
    SUBSTANCE_SOURCE_MATERIAL(135, "SubstanceSourceMaterial"),
    SUBSTANCE_SPECIFICATION(136, "SubstanceSpecification"),
    SUPPLY_DELIVERY(137, "SupplyDelivery"),
    SUPPLY_REQUEST(138, "SupplyRequest"),
    TASK(139, "Task"),
    TERMINOLOGY_CAPABILITIES(140, "TerminologyCapabilities"),
    TEST_REPORT(141, "TestReport"),
    TEST_SCRIPT(142, "TestScript"),
    VALUE_SET(143, "ValueSet"),
    VERIFICATION_RESULT(144, "VerificationResult"),
    VISION_PRESCRIPTION(145, "VisionPrescription");

    private static final Map<Integer, ResourceType> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ResourceType::number, Function.identity()));

    private static final Map<String, ResourceType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ResourceType::fhirName, Function.identity()));

    private final int number;
    private final String fhirName;

    ResourceType(int number, String fhirName) {
        this.number = number;
        this.fhirName = fhirName;
    }

    public int number() {
        return number;
    }

    /** As the standard writes it: {@code MedicationRequest}. */
    public String fhirName() {
        return fhirName;
    }

    /** The standard has every instance fill this element: {@code status} of an Observation. */
    public boolean requires(String element) {
        return ElementTable.type(fhirName).requires(element);
    }

    /** The type the standard writes so, in exactly these letters. */
    public static Optional<ResourceType> find(String fhirName) {
        return Optional.ofNullable(BY_NAME.get(fhirName));
    }

    /** @throws IllegalArgumentException when no type has the number */
    public static ResourceType of(int number) {
        var type = BY_NUMBER.get(number);
        if (type == null) throw new IllegalArgumentException("no resource type " + number);
        return type;
    }
}
