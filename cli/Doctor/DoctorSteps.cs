using System.Collections.Immutable;
using Monitoring.Cli.Doctor.Steps;

namespace Monitoring.Cli.Doctor;

/// <summary>The ways that data take, step by step, from their source to who asks.</summary>
internal static class DoctorSteps
{
    /// <summary>Of one metric.</summary>
    public static ImmutableArray<IDoctorStep<MetricQuestion>> OfMetric { get; } =
        [new StackHasMetric(), new ListKeepsMetric(), new PrometheusAnswers(), new TargetsAreThere(), new TargetsAreUp(), new SeriesAreStored(), new LabelsMatch()];

    /// <summary>Of a component's metrics.</summary>
    public static ImmutableArray<IDoctorStep<ComponentQuestion>> OfMetrics { get; } =
    [
        new PrometheusAnswers(), new PodsRun(), new PodsAskToBeScraped(), new PortIsDeclared(), new PolicyLetsPrometheusIn(), new MeshLetsPrometheusIn(), new KnativeSpeaks(),
        new TargetsOfComponentAreUp(), new SamplesAreStored(),
    ];

    /// <summary>Of a component's logs.</summary>
    public static ImmutableArray<IDoctorStep<ComponentQuestion>> OfLogs { get; } =
        [new StackCollectsLogs(), new PodsRun(), new FluentdRunsOnNodes(), new FluentdSends(), new RecordsAreKept()];

    /// <summary>Of a component's traces.</summary>
    public static ImmutableArray<IDoctorStep<ComponentQuestion>> OfTraces { get; } =
        [new StackCollectsTraces(), new PodsRun(), new CollectorTakesSpans(), new ZipkinKnowsService()];
}
