using System.Text.RegularExpressions;
using Monitoring.Cli.Backends;
using Monitoring.Kibana;

namespace Monitoring.Cli.Opening;

/// <summary>The page of each backend that shows a component, relative to its address.</summary>
internal static class Pages
{
    public static IReadOnlyList<Backend> WithPages { get; } = [Backend.Grafana, Backend.Kibana, Backend.Zipkin, Backend.Prometheus];

    /// <param name="backend">Whose page.</param>
    /// <param name="component">What it is to show; null for the first page.</param>
    /// <param name="space">Namespace of the component; null for any.</param>
    public static string Of(Backend backend, ComponentPattern? component, string? space) => component is null ? Start(backend) : backend.Name switch
    {
        "grafana" => $"d/kubernetes-service-status?var-namespace={Uri.EscapeDataString(space ?? ".+")}&var-workload={Uri.EscapeDataString(component.ExactName ?? component.Text)}",
        "kibana" => Kibana($"service.name: *{(component.ExactName ?? component.Text).Trim('^', '$')}*{(space is null ? "" : $" and kubernetes.namespace: {space}")}"),
        "zipkin" => $"zipkin/?serviceName={Uri.EscapeDataString((component.ExactName ?? component.Text).Trim('^', '$'))}&lookback=1h",
        _ => $"query?g0.expr={Uri.EscapeDataString(Expression(component, space))}&g0.tab=graph&g0.range_input=1h",
    };

    private static string Start(Backend backend) => backend.Name switch { "kibana" => "app/discover", "zipkin" => "zipkin/", "prometheus" => "query", _ => "" };

    /// <summary>Is it scraped, and does it answer.</summary>
    private static string Expression(ComponentPattern component, string? space)
    {
        var name = component.ExactName is { } exact ? $"{Regex.Escape(exact)}(-.+)?" : $".*(?:{component.Text.TrimStart('^').TrimEnd('$')}).*";
        var value = name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var where = space is null ? "" : $", namespace=\"{space}\"";
        return $"up{{pod=~\"{value}\"{where}}} or up{{job=~\"{value}\"{where}}}";
    }

    private static string Kibana(string query) =>
        $"app/discover#/?_g=(time:(from:now-1h,to:now))&_a=(dataSource:(dataViewId:{KibanaObjects.Logs},type:dataView),query:(language:kuery,query:'{Uri.EscapeDataString(query)}'))";
}
