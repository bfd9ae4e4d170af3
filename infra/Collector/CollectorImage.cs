namespace Monitoring.Collector;

/// <summary>The pinned OpenTelemetry Collector.</summary>
public static class CollectorImage
{
    public const string Version = "0.160.0";

    /// <summary>The small distribution; it has the receivers for OTLP and Zipkin and the exporters <c>zipkin</c>, <c>otlp</c> and <c>otlphttp</c>.</summary>
    public const string Reference = $"ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector:{Version}";

    /// <summary>User and group of the image, which has no names for them.</summary>
    public const int User = 10001;
}
