namespace Monitoring.PromQl;

/// <summary>Who reads an expression first.</summary>
public enum PromQlDialect
{
    /// <summary>Prometheus itself: rule files.</summary>
    Prometheus,

    /// <summary>Grafana, which replaces <c>$name</c>, <c>${name:format}</c> and <c>[[name]]</c>: dashboards.</summary>
    Grafana,
}
