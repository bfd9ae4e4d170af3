using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>A node of the syntax tree. <see cref="PromQlParser"/> makes it.</summary>
/// <param name="Position">Where it starts in the text.</param>
public abstract record PromQlExpression(PromQlPosition Position)
{
    /// <summary>The expressions that this one is made of, in the order of the text.</summary>
    public abstract ImmutableArray<PromQlExpression> Children { get; }

    /// <summary>This expression and all below it, parents first.</summary>
    public IEnumerable<PromQlExpression> SelfAndDescendants() => Children.SelectMany(x => x.SelfAndDescendants()).Prepend(this);

    /// <summary>The expression without the parentheses around it.</summary>
    public virtual PromQlExpression Bare => this;
}
