namespace Monitoring.Fluentd;

/// <summary>
/// A value that a record gets from what it holds already, in the few forms that are needed; <see cref="Ruby"/> is what Fluentd evaluates for
/// each record. None of them fails, whatever an application writes: a value that is missing or of another kind gives none.
/// </summary>
public abstract record FluentdValue
{
    private FluentdValue()
    {
    }

    /// <summary>The expression, for <see cref="Placeholder"/>.</summary>
    public abstract string Ruby { get; }

    /// <summary>What stands in the configuration.</summary>
    public virtual string Placeholder => $"${{{Ruby}}}";

    public sealed override string ToString() => Placeholder;

    /// <summary>What stands under a key, at most two levels deeper.</summary>
    public sealed record At(params string[] Path) : FluentdValue
    {
        // An application may write {"trace": "x"} as well as {"trace": {"id": "x"}}: only an object is looked into.
        public override string Ruby => Path.Length switch
        {
            1 => $"record['{Path[0]}']",
            2 => $"record.dig('{Path[0]}', '{Path[1]}')",
            _ => $"[record.dig('{Path[0]}', '{Path[1]}')].grep(Hash).dig(0, '{Path[2]}')",
        };
    }

    /// <summary>The first of several that is there.</summary>
    public sealed record First(params FluentdValue[] Values) : FluentdValue
    {
        public override string Ruby => $"({string.Join(" || ", Values.Select(value => value.Ruby))})";
    }

    /// <summary>The value as text.</summary>
    public sealed record Text(FluentdValue Value) : FluentdValue
    {
        public override string Ruby => $"{Value.Ruby}&.to_s";
    }

    /// <summary>What the one group of a regular expression finds in the text of a value.</summary>
    public sealed record Found(FluentdValue Value, string Pattern) : FluentdValue
    {
        public override string Ruby => $"{Value.Ruby}.to_s[/{Pattern}/, 1]";
    }

    /// <summary>What a word, in small letters, is called here; none for other words.</summary>
    public sealed record Called(FluentdValue Value, IReadOnlyList<(string Word, string Name)> Names) : FluentdValue
    {
        public override string Ruby => $"{{{string.Join(", ", Names.Select(name => $"'{name.Word}' => '{name.Name}'"))}}}[{Value.Ruby}.to_s.downcase]";
    }

    /// <summary>The number with which a value begins, divided.</summary>
    public sealed record Number(FluentdValue Value, int Divisor = 1) : FluentdValue
    {
        public const string Pattern = @"\A\d+(?:\.\d+)?(?:[eE]-?\d+)?";

        public override string Ruby => $"{Value.Ruby}.to_s[/{Pattern}/]&.to_f&.fdiv({Divisor})";
    }

    /// <summary>A number of three digits, such as the status of HTTP.</summary>
    public sealed record Status(FluentdValue Value) : FluentdValue
    {
        public const string Pattern = @"\A[1-5]\d\d\z";

        public override string Ruby => $"{Value.Ruby}.to_s[/{Pattern}/]&.to_i";
    }

    /// <summary>An object that is not empty.</summary>
    public sealed record Filled(FluentdValue Value) : FluentdValue
    {
        public override string Ruby => $"[{Value.Ruby}].grep(Hash).reject(&:empty?).first";
    }

    /// <summary>The time of the event.</summary>
    public sealed record EventTime : FluentdValue
    {
        public override string Ruby => "Time.at(time.to_r).utc.strftime('%Y-%m-%dT%H:%M:%S.%NZ')";
    }

    /// <summary>The whole record as JSON.</summary>
    public sealed record WholeRecord : FluentdValue
    {
        public override string Ruby => "record.to_json";
    }

    /// <summary>An object.</summary>
    public sealed record Group(params (string Name, FluentdValue Value)[] Fields) : FluentdValue
    {
        public override string Ruby => $"{{{string.Join(", ", Fields.Select(one => $"'{one.Name}' => {one.Value.Ruby}"))}}}";
    }

    /// <summary>The node that Fluentd runs on.</summary>
    public sealed record Node : FluentdValue
    {
        public override string Ruby => "ENV['K8S_NODE_NAME']";
    }

    /// <summary>Always the same.</summary>
    public sealed record Constant(string Value) : FluentdValue
    {
        public override string Ruby => $"'{Value}'";

        public override string Placeholder => Value;
    }

    /// <summary>The tag between two texts.</summary>
    public sealed record Tagged(string Before = "", string After = "") : FluentdValue
    {
        public override string Ruby => "tag";

        public override string Placeholder => $"{Before}${{tag}}{After}";
    }
}
