using System.Collections.Immutable;
using Monitoring.Baseline;
using Monitoring.Dashboards;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Describe;
using Monitoring.Grafana;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.Rules;
using Monitoring.Settings;

namespace Monitoring.Stacks;

/// <summary>Picks, out of all sources, those that the descriptions of a stack name, and the users' own.</summary>
internal static class PlanSources
{
    /// <summary>The rule files of the scraping instance: those that the descriptions name, and the users' own. A name without a file is a problem.</summary>
    public static ImmutableArray<SourceFile> Rules(
        ImmutableArray<Description> descriptions, SourceFiles sources, OwnedNames owned, ImmutableArray<Problem>.Builder problems)
    {
        var chosen = Named(descriptions.SelectMany(description => description.RuleFiles), sources, problems);
        OwnRules(sources, owned, chosen, problems);
        return Readable(chosen, problems);
    }

    /// <summary>The rule files of the instance that keeps the baselines: those that the descriptions name, and the users' own of such a name.</summary>
    public static ImmutableArray<SourceFile> BaselineRules(ImmutableArray<Description> descriptions, SourceFiles sources, ImmutableArray<Problem>.Builder problems)
    {
        var names = descriptions.SelectMany(description => description.BaselineRuleFiles).ToImmutableArray();
        foreach (var name in names.Where(name => !name.StartsWith(BaselineTool.RuleFilePrefix, StringComparison.Ordinal)))
            problems.Add(Problem.Error($"alert-rules/{name}.json", $"A description has it evaluated by the baseline instance; the name of such a file starts with '{BaselineTool.RuleFilePrefix}'."));
        var chosen = Named(names, sources, problems);
        foreach (var file in sources.RuleFiles.Except(chosen.ToImmutable()).Where(file => Path.GetFileName(file.Path).StartsWith(BaselineTool.RuleFilePrefix, StringComparison.Ordinal)))
        {
            if (chosen.FirstOrDefault(other => Path.GetFileName(other.Path) == Path.GetFileName(file.Path)) is { } first)
                problems.Add(Problem.Error(file.Path, $"{first.Path} has the same name, and both would be loaded under it. Rename one of them."));
            else
                chosen.Add(file);
        }

        return Readable(chosen, problems);
    }

    private static ImmutableArray<SourceFile>.Builder Named(IEnumerable<string> names, SourceFiles sources, ImmutableArray<Problem>.Builder problems)
    {
        var chosen = ImmutableArray.CreateBuilder<SourceFile>();
        foreach (var name in names)
        {
            var path = $"alert-rules/{name}.json";
            if (sources.RuleFiles.FirstOrDefault(file => file.Path == path) is not { } source)
                problems.Add(Problem.Error(path, "The file does not exist, but a description names it."));
            else
                chosen.Add(source);
        }

        return chosen;
    }

    private static ImmutableArray<SourceFile> Readable(ImmutableArray<SourceFile>.Builder chosen, ImmutableArray<Problem>.Builder problems)
    {
        foreach (var source in chosen)
            problems.AddRange(RuleFile.Parse(source).Problems);
        return chosen.ToImmutable();
    }

    /// <summary>Alerts of rule files that the stack does not load, with the path of their file.</summary>
    public static ImmutableSortedDictionary<string, string> AlertsOfOtherFiles(ImmutableArray<SourceFile> chosen, SourceFiles sources) => sources.RuleFiles
        .Except(chosen).Select(RuleFile.Parse)
        .SelectMany(file => file.Groups.SelectMany(group => group.Rules.OfType<AlertRule>()).Select(alert => (alert.Name, file.Path)))
        .DistinctBy(alert => alert.Name, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(alert => alert.Name, alert => alert.Path, StringComparer.Ordinal);

    /// <summary>Numbers that the descriptions put in the place of recorded ones; a number that no rule file records is a problem.</summary>
    public static ImmutableSortedDictionary<string, int> Constants(
        ImmutableArray<Description> descriptions, ImmutableArray<SourceFile> ruleSources, ImmutableArray<Problem>.Builder problems)
    {
        var constants = descriptions.SelectMany(description => description.Constants).ToImmutableSortedDictionary(StringComparer.Ordinal);
        var recorded = ruleSources.SelectMany(source => RuleFile.Parse(source).Groups).SelectMany(group => group.Rules).OfType<RecordingRule>().Select(rule => rule.Name);
        foreach (var lost in constants.Keys.Except(recorded))
            problems.Add(Problem.Error("alert-rules", $"no rule file of the stack records {lost}, whose value a description gives; rules that look at it would see nothing."));
        return constants;
    }

    /// <summary>The folders that Grafana shows: those that descriptions name, and those of the users' own dashboards.</summary>
    public static ImmutableArray<DashboardFolder> Folders(
        ImmutableArray<Description> descriptions, SourceFiles sources, OwnedNames owned, ImmutableArray<Problem>.Builder problems)
    {
        var folders = descriptions.Select(description => description.Dashboards).OfType<DashboardFolder>().ToList();
        foreach (var place in sources.Dashboards.Select(file => DashboardPlace.Of(file, sources.DashboardFolders)))
        {
            if (place.Mistake is { } mistake)
                problems.Add(Problem.Error(place.File.Path, mistake));
            else if (!owned.Contains(place.Directory) && !folders.Exists(folder => folder.Directory == place.Directory))
                folders.Add(new DashboardFolder(place.Directory, $"{char.ToUpperInvariant(place.Directory[0])}{place.Directory[1..].Replace('-', ' ')}"));
        }

        return [.. folders];
    }

    /// <summary>The dashboards of the stack, as Grafana gets them and as we read them.</summary>
    public static ImmutableArray<(GrafanaDashboard Mounted, Dashboard Content)> Dashboards(
        ImmutableArray<DashboardFolder> folders, SourceFiles sources, ThresholdDrawing drawing, MetricPrefixes prefixes, ImmutableArray<Problem>.Builder problems)
    {
        var chosen = new List<(DashboardFolder Folder, SourceFile File, string Name)>();
        foreach (var folder in folders)
        {
            var files = sources.Dashboards.Select(file => DashboardPlace.Of(file, sources.DashboardFolders))
                .Where(place => place.Mistake is null && place.Directory == folder.Directory).ToList();
            if (files.Count == 0)
                problems.Add(Problem.Error($"dashboards/{folder.Directory}", "The folder holds no dashboard, but a description names it."));
            foreach (var again in files.GroupBy(place => place.Name, StringComparer.Ordinal).SelectMany(same => same.Skip(1).Select(place => (place, First: same.First()))))
                problems.Add(Problem.Error(again.place.File.Path, $"{again.First.File.Path} has the same name in the same folder of Grafana. Rename one of them."));
            chosen.AddRange(files.DistinctBy(place => place.Name, StringComparer.Ordinal).Select(place => (folder, place.File, place.Name)));
        }

        var compiled = chosen.AsParallel().AsOrdered().Select(x => (x.Folder, x.File, x.Name, Dashboard: DashboardCompiler.Compile(x.File, drawing, prefixes))).ToList();
        problems.AddRange(compiled.SelectMany(x => x.Dashboard.Problems));
        return
        [
            .. from x in compiled
               select (new GrafanaDashboard(x.Folder.Directory, x.Name, x.Dashboard.Json) { SourcePath = x.File.Path }, x.Dashboard.At($"dashboards/{x.Folder.Directory}/{x.Name}.json")),
        ];
    }

    /// <summary>What the rules and dashboards of the stack, and the command, read from the instance that scrapes.</summary>
    public static ImmutableArray<MetricRead> Reads(IEnumerable<RuleFile> rules, IEnumerable<Dashboard> dashboards, MetricPrefixes prefixes) =>
        [.. MetricReads.Of(rules, dashboards, prefixes), .. MetricReads.OfCommand(prefixes)];

    private static void OwnRules(SourceFiles sources, OwnedNames owned, ImmutableArray<SourceFile>.Builder chosen, ImmutableArray<Problem>.Builder problems)
    {
        var loaded = chosen.ToDictionary(file => Path.GetFileNameWithoutExtension(file.Path), StringComparer.Ordinal);
        foreach (var file in sources.RuleFiles.Except(chosen.ToImmutable()))
        {
            var name = Path.GetFileNameWithoutExtension(file.Path);
            if (!OwnName.IsValid(name))
                problems.Add(Problem.Error(file.Path, OwnName.Rule("The name of the file")));
            else if (loaded.TryGetValue(name, out var first))
                problems.Add(Problem.Error(file.Path, $"{first.Path} has the same name, and both would be loaded as {name}.rules.yml. Rename one of them."));
            else if (!owned.Contains(name))
            {
                chosen.Add(file);
                loaded.Add(name, file);
            }
        }
    }
}
