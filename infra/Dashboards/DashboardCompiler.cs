using System.Globalization;
using System.Text;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Describe;
using Monitoring.Json;
using Monitoring.Metrics;
using Monitoring.Settings;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Dashboards;

/// <summary>
/// Turns a dashboard source into the text that its ConfigMap holds: without what Grafana assigns or only exports have, indented by one space, so
/// that a change of one panel is a change of a few lines.
/// </summary>
public static class DashboardCompiler
{
    /// <summary>Kubernetes refuses a ConfigMap above 1 MiB; metadata takes part of that.</summary>
    public static readonly ByteSize Largest = new(ByteSize.Mebibytes(1).Bytes - (16 << 10));

    /// <summary>Keys that Grafana assigns, or writes only into exports.</summary>
    internal static readonly string[] NotForGit = ["id", "version", "iteration", "__inputs", "__requires", "__elements"];

    public static CompiledDashboard Compile(SourceFile source) => Compile(source, ThresholdDrawing.Nothing, MetricPrefixes.None);

    /// <summary>As above, with the thresholds of the stack's alerts, and with metrics called as in the cluster.</summary>
    public static CompiledDashboard Compile(SourceFile source, ThresholdDrawing drawing, MetricPrefixes prefixes)
    {
        var problems = new List<Problem>();
        var root = SourceJson.Read(source, problems);
        var json = root is null ? "" : Normalise(root, drawing, prefixes);
        var size = new ByteSize(Encoding.UTF8.GetByteCount(json));
        if (size > Largest)
            problems.Add(Problem.Error(source.Path, $"The dashboard takes {size.Bytes >> 10} KiB; a ConfigMap holds at most {Largest.Bytes >> 10} KiB. Split it."));
        return new CompiledDashboard(Path.GetFileName(source.Path), json, [.. problems]) { Root = root ?? [] };
    }

    private static string Normalise(JObject root, ThresholdDrawing drawing, MetricPrefixes prefixes)
    {
        drawing.ApplyTo(root);
        DashboardMetrics.Rename(root, prefixes);
        foreach (var key in NotForGit)
            root.Remove(key);
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var writer = new JsonTextWriter(text) { Formatting = Formatting.Indented, Indentation = 1 })
            root.WriteTo(writer);
        return text.ToString() + "\n";
    }
}
