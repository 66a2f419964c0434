namespace TorchSharp;

public static partial class torch
{
    /// <summary>Filling in place, with a value or with random numbers.</summary>
    public partial class Tensor
    {
        public Tensor fill_(Scalar value) => Ops.Fill.Call(this, value);

        public Tensor zero_() => Ops.Zero.Call(this);

        public Tensor normal_(double mean = 0.0, double std = 1.0, Generator? generator = null) =>
            Ops.Normal.Call(this, mean, std, generator);

        public Tensor uniform_(double from, double to, Generator? generator = null) =>
            Ops.Uniform.Call(this, from, to, generator);

        /// <summary>Whole numbers from <paramref name="from"/> up to <paramref name="to"/>, not included.</summary>
        public Tensor random_(double from, double to, Generator? generator = null) =>
            Ops.Random.Call(this, (long)from, (long)to, generator);

        public Tensor exponential_(double lambda = 1.0, Generator? generator = null) =>
            Ops.Exponential.Call(this, lambda, generator);

        /// <summary>Ones with the probability that each element gives, else zeros.</summary>
        public Tensor bernoulli(Generator? generator = null) => Ops.Bernoulli.Call(this, generator);

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) =>
            Ops.BernoulliInPlace.Call(this, p, generator);

        public Tensor bernoulli_(Tensor p, Generator? generator = null) =>
            Ops.BernoulliTensorInPlace.Call(this, p, generator);

        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            Ops.Multinomial.Call(this, num_samples, replacement, generator);

        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.rand_like(this, dtype, device, requires_grad);

        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.randn_like(this, dtype, device, requires_grad);

        public Tensor randint_like(long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.randint_like(this, low, high, dtype, device, requires_grad);

        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.zeros_like(this, dtype, device, requires_grad);

        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.ones_like(this, dtype, device, requires_grad);

        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.empty_like(this, dtype, device, requires_grad);

        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            torch.full_like(this, value, dtype, device, requires_grad);
    }
}
