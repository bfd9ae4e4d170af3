using System.Collections.Immutable;
using System.Reflection;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Stacks.Settings;

/// <summary>Walks a configuration along the shape of a settings record, fills the record and collects what is wrong.</summary>
internal sealed class SettingsReader(string project, ImmutableHashSet<string> secretKeys, DateOnly today)
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems => _problems;

    private int Errors => _problems.Count(p => p.Level == ProblemLevel.Error);

    public object Read(SettingsShape shape, IReadOnlyDictionary<string, string> config)
    {
        string PathOf(string name) => $"{project}:{name}";

        var given = new Dictionary<string, GivenValue>();
        var before = Errors;
        foreach (var (name, text) in config.Where(c => !secretKeys.Contains(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            if (shape.Find(name) is not { } member)
                Unknown(shape, name, PathOf(name));
            else if (member.Kind is ScalarKind)
                given[name] = new GivenValue(JValue.CreateString(text), IsPlain: true);
            else if (Json.TryParse(text, out var token, out var reason))
                given[name] = new GivenValue(token);
            else
                Error(PathOf(name), $"{reason} Give {member.Accepted}.");
        }

        var record = Fill(shape, shape.Default(), given, PathOf);
        Validate(record, project, before, fromRoot: true);
        return record;
    }

    private object ReadRecord(SettingsShape shape, JObject given, object start, string path)
    {
        var before = Errors;
        foreach (var property in given.Properties().Where(p => shape.Find(p.Name) is null))
            Unknown(shape, property.Name, $"{path}.{property.Name}");
        var values = given.Properties().ToDictionary(p => p.Name, p => new GivenValue(p.Value));
        var record = Fill(shape, start, values, name => $"{path}.{name}");
        Validate(record, path, before);
        return record;
    }

    private object Fill(SettingsShape shape, object start, Dictionary<string, GivenValue> given, Func<string, string> pathOf)
    {
        var record = shape.Copy(start);
        foreach (var member in shape.Members)
        {
            var path = pathOf(member.Name);
            if (given.TryGetValue(member.Name, out var value))
                ReadMember(member, value, record, path);
            else if (member.IsRequired)
                Error(path, $"A value is missing; give {member.Accepted}.");
            else
                ValidateDefault(member.Kind, member.Get(record), path);
        }

        return record;
    }

    private void ReadMember(SettingMember member, GivenValue given, object record, string path)
    {
        if (given.Token.Type == JTokenType.Null && member.IsNullable)
            member.Set(record, null);
        else if (ReadValue(member, member.Kind, given, member.Get(record), path) is { } value)
            member.Set(record, value);
    }

    /// <summary>The value, or null after naming what is wrong with it.</summary>
    private object? ReadValue(SettingMember member, SettingKind kind, GivenValue given, object? start, string path) => (kind, given.Token) switch
    {
        (ScalarKind scalar, _) => ReadScalar(member, scalar, given, path),
        (RecordKind record, JObject properties) => ReadRecord(record.Shape, properties, start ?? record.Shape.Default(), path),
        (ListKind list, JArray elements) => ReadList(member, list, elements, path),
        (MapKind map, JObject entries) => ReadMap(member, map, entries, path),
        _ => NotAccepted(kind == member.Kind ? member.Accepted : kind.Accepted, given, path),
    };

    private object? ReadScalar(SettingMember member, ScalarKind kind, GivenValue given, string path)
    {
        if ((given.IsPlain || kind.Tokens.Contains(given.Token.Type)) && kind.Parse(given.Text) is { } value && member.Limits.Allow(value, given.Text))
            return value;
        return NotAccepted(member.Limits.Text is { } limits ? $"{kind.Accepted}, {limits}" : kind.Accepted, given, path);
    }

    private object? ReadList(SettingMember member, ListKind kind, JArray elements, string path)
    {
        var values = elements.Select((element, i) => ReadValue(member, kind.Element, new GivenValue(element), null, $"{path}[{i}]")).ToList();
        return values.Contains(null) ? null : kind.Build(values);
    }

    private object? ReadMap(SettingMember member, MapKind kind, JObject entries, string path)
    {
        var values = entries.Properties()
            .Select(p => KeyValuePair.Create(p.Name, ReadValue(member, kind.Value, new GivenValue(p.Value), null, $"{path}.{p.Name}")))
            .ToList();
        return values.Exists(v => v.Value is null) ? null : kind.Build(values);
    }

    private void ValidateDefault(SettingKind kind, object? value, string path)
    {
        if (kind is RecordKind record && value is not null)
            ReadRecord(record.Shape, new JObject(), value, path);
    }

    private void Validate(object record, string path, int errorsBefore, bool fromRoot = false)
    {
        if (record is not IValidatedSettings validated || Errors > errorsBefore)
            return;
        var problems = validated.Validate(new SettingsContext(path, today));
        _problems.AddRange(fromRoot ? problems.Select(p => BelowProject(p, path)) : problems);
    }

    /// <summary>A context joins path and property by a dot; directly below the project a key is joined by a colon.</summary>
    private static Problem BelowProject(Problem problem, string project) => problem.Where.StartsWith($"{project}.", StringComparison.Ordinal)
        ? problem with { Where = $"{project}:{problem.Where[(project.Length + 1)..]}" }
        : problem;

    private void Unknown(SettingsShape shape, string name, string path)
    {
        if (secretKeys.FirstOrDefault(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase)) is { } secret)
        {
            Error(path, $"A secret does not belong here, where everybody can read it; set it with `pulumi config set --secret {project}:{secret}`.");
            return;
        }

        if (shape.Type.GetCustomAttributes<FormerSettingAttribute>().FirstOrDefault(x => x.Name == name) is { } former)
        {
            Error(path, $"There is no setting '{name}' any more. {former.Successor}");
            return;
        }

        var known = shape.Members.Select(m => m.Name).ToList();
        var suggestion = Nearest.Suggestion(name, known);
        Error(path, $"There is no setting '{name}'.{(suggestion.Length > 0 ? suggestion : $" Known here: {string.Join(", ", known)}.")}");
    }

    private object? NotAccepted(string accepted, GivenValue given, string path)
    {
        Error(path, $"{given.Shown} is not accepted; give {accepted}.");
        return null;
    }

    private void Error(string path, string message) => _problems.Add(Problem.Error(path, message));
}
